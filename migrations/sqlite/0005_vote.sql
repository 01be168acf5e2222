ALTER TABLE `unit` ADD `answers_by` text DEFAULT 'check_in' NOT NULL CHECK (`answers_by` IN ('check_in','vote'));--> statement-breakpoint
CREATE TABLE `vote` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`team_id` text NOT NULL,
	`window` text NOT NULL,
	`kind` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`kind` IN ('items','links'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `vote_team` ON `vote` (`team_id`,`window`);--> statement-breakpoint
CREATE TABLE `vote_question` (
	`vote_id` text NOT NULL,
	`position` integer NOT NULL,
	`subject_id` text NOT NULL,
	`driver_id` text,
	`reason` text NOT NULL,
	`revealed_at` integer,
	`not_yet` integer NOT NULL,
	`partly` integer NOT NULL,
	`in_place` integer NOT NULL,
	`cant_tell` integer NOT NULL,
	`consensus` text,
	`agreed_order` real,
	PRIMARY KEY(`vote_id`, `position`),
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`consensus` IN ('not_yet','partly','in_place','cant_tell','none')),
	CHECK (`not_yet` >= 0 AND `partly` >= 0 AND `in_place` >= 0 AND `cant_tell` >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `vote_cast` (
	`vote_id` text NOT NULL,
	`position` integer NOT NULL,
	`person_id` text NOT NULL,
	`rating` text NOT NULL,
	`cast_order` real NOT NULL,
	PRIMARY KEY(`vote_id`, `position`, `person_id`),
	FOREIGN KEY (`vote_id`) REFERENCES `vote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`rating` IN ('not_yet','partly','in_place','cant_tell'))
) STRICT;
