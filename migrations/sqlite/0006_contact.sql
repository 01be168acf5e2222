CREATE TABLE `contact` (
	`person_id` text NOT NULL,
	`week` text NOT NULL,
	`occurrence_key` text NOT NULL,
	PRIMARY KEY(`person_id`, `week`, `occurrence_key`)
) STRICT;
