CREATE TABLE `enrolment` (
	`person_id` text PRIMARY KEY NOT NULL,
	`mode` text NOT NULL,
	`until` text,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`mode` IN ('each','every_other','paused','quiet'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `pulse` (
	`team_id` text NOT NULL,
	`window` text NOT NULL,
	`verdict` text NOT NULL,
	`halved_until` text,
	`halved_for` text,
	PRIMARY KEY(`team_id`, `window`),
	CHECK (`verdict` IN ('ask','halved','undecided','unposted','small_team')),
	CHECK (`halved_for` IN ('few_answers','cant_tell'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `item_left_out` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`person_id` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `lookup` (
	`person_id` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `by_id`, `at`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
ALTER TABLE `check_in` ADD `declined` text CHECK (`declined` IN ('not_now','paused'));
--> statement-breakpoint
ALTER TABLE `check_in` ADD `offers_pause` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `team_draw` ADD `cross_topic` text CHECK (`cross_topic` IN ('confidence','worth','fit'));
