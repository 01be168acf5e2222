CREATE TABLE `coaching_plan` (
	`coach_id` text NOT NULL,
	`coachee_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`focus` blob,
	`coach_commits` blob,
	`coachee_commits` blob,
	`looked_at` text NOT NULL,
	`every_weeks` integer NOT NULL,
	`since` text NOT NULL,
	`review_on` text,
	`fade_rule` text NOT NULL,
	`proposed_weeks` integer,
	`on_track_since` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`coach_id`, `coachee_id`),
	FOREIGN KEY (`coach_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coachee_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`looked_at` IN ('visit','video','work','talk')),
	CHECK (`every_weeks` IN (2,4,6)),
	CHECK (`proposed_weeks` IN (4,6)),
	CHECK (`fade_rule` IN ('two_on_track','never'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `coaching_step` (
	`contact_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`coach_id` text NOT NULL,
	`coachee_id` text NOT NULL,
	`cycle` text NOT NULL,
	`step` blob NOT NULL,
	`due_on` text NOT NULL,
	`tried` text,
	`still_right` text,
	`adaptation` blob,
	`still_works` text,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `coaching_contact`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`tried` IN ('yes','partly','no')),
	CHECK (`still_right` IN ('yes','no')),
	CHECK (`still_works` IN ('yes','partly','no','cant_tell'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `coaching_step_pair` ON `coaching_step` (`coach_id`,`coachee_id`,`cycle`);--> statement-breakpoint
CREATE TABLE `coaching_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`author_id` text NOT NULL,
	`coach_id` text NOT NULL,
	`coachee_id` text NOT NULL,
	`cycle` text NOT NULL,
	`moment` text NOT NULL,
	`body` blob NOT NULL,
	`state` text NOT NULL,
	`sharing` text NOT NULL,
	`written_at` integer NOT NULL,
	`expires_on` text NOT NULL,
	`keep` integer NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`moment` IN ('before','after','check','monthly')),
	CHECK (`state` IN ('draft','kept')),
	CHECK (`sharing` IN ('not','now','after_talk')),
	CHECK (`author_id` = `coachee_id` OR `sharing` = 'not'),
	CHECK (`keep` IN (0,1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `coaching_entry_author` ON `coaching_entry` (`author_id`,`written_at`);--> statement-breakpoint
CREATE INDEX `coaching_entry_pair` ON `coaching_entry` (`coach_id`,`coachee_id`,`cycle`);--> statement-breakpoint
CREATE INDEX `coaching_entry_expiry` ON `coaching_entry` (`tenant_id`,`expires_on`);--> statement-breakpoint
CREATE TABLE `coaching_time` (
	`coach_id` text PRIMARY KEY NOT NULL,
	`minutes` integer NOT NULL,
	FOREIGN KEY (`coach_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`minutes` BETWEEN 0 AND 2400)
) STRICT;
