CREATE TABLE `latest_answer` (
	`team_id` text NOT NULL,
	`period` text NOT NULL,
	`driver_id` text NOT NULL,
	`person_id` text NOT NULL,
	`window` text NOT NULL,
	`rating` text NOT NULL,
	PRIMARY KEY(`team_id`, `period`, `driver_id`, `person_id`),
	CHECK (`rating` IN ('not_yet','partly','in_place','cant_tell'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `judged` (
	`unit_id` text NOT NULL,
	`driver_id` text NOT NULL,
	`window` text NOT NULL,
	PRIMARY KEY(`unit_id`, `driver_id`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `disclosure` ADD `counts` text;
--> statement-breakpoint
ALTER TABLE `disclosure` ADD `units` text;
