CREATE TABLE `decision` (
	`digest_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`driver_id` text NOT NULL,
	`choice` text NOT NULL,
	`person_id` text NOT NULL,
	`decided_at` integer NOT NULL,
	`decided_order` real NOT NULL,
	FOREIGN KEY (`digest_id`) REFERENCES `digest`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`choice` IN ('do_it','talk_first','not_now'))
) STRICT;
