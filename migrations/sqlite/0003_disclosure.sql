CREATE TABLE `disclosure` (
	`unit_id` text NOT NULL,
	`driver_id` text NOT NULL,
	`window` text NOT NULL,
	`people` text NOT NULL,
	`cell` text NOT NULL,
	PRIMARY KEY(`unit_id`, `driver_id`, `window`)
) STRICT;