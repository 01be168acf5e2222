CREATE TABLE `training` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`topic` blob NOT NULL,
	`held_on` text NOT NULL,
	`logged_by` text NOT NULL,
	`logged_at` integer NOT NULL,
	`learning_id` text,
	`told` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`logged_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`told` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `training_unit` ON `training` (`unit_id`,`held_on`);
--> statement-breakpoint
CREATE TABLE `attendance` (
	`training_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`training_id`, `person_id`),
	FOREIGN KEY (`training_id`) REFERENCES `training`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `item_answer` (
	`about` text NOT NULL,
	`person_id` text NOT NULL,
	`item_id` text NOT NULL,
	`rating` text NOT NULL,
	`answered_at` integer NOT NULL,
	`answered_order` real NOT NULL,
	PRIMARY KEY(`about`, `person_id`, `item_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`rating` IN ('not_yet','partly','in_place','cant_tell'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `role_watch` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`since` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `role_holder` (
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`role` text NOT NULL,
	`tenant_id` text NOT NULL,
	`since` text NOT NULL,
	`known` integer NOT NULL,
	`words` blob,
	`recipient_id` text,
	`written_at` integer,
	PRIMARY KEY(`person_id`, `unit_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`role` IN ('coach','leader','facilitator')),
	CHECK (`known` IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE INDEX `role_holder_tenant` ON `role_holder` (`tenant_id`);
--> statement-breakpoint
CREATE TABLE `coaching_handover` (
	`coachee_id` text NOT NULL,
	`former_id` text NOT NULL,
	`coach_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`state` text NOT NULL,
	`offered_on` text NOT NULL,
	PRIMARY KEY(`coachee_id`, `former_id`, `coach_id`),
	FOREIGN KEY (`coachee_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`state` IN ('offered','agreed','sealed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `coaching_handover_coach` ON `coaching_handover` (`coach_id`);
--> statement-breakpoint
CREATE TABLE `coaching_theme` (
	`contact_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`coach_id` text NOT NULL,
	`coachee_id` text NOT NULL,
	`team_id` text,
	`cycle` text NOT NULL,
	`theme` text NOT NULL,
	FOREIGN KEY (`contact_id`) REFERENCES `coaching_contact`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`theme` IN ('skill','time','belief'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `coaching_theme_coach` ON `coaching_theme` (`coach_id`,`cycle`);
--> statement-breakpoint
CREATE INDEX `coaching_theme_team` ON `coaching_theme` (`team_id`,`cycle`);
