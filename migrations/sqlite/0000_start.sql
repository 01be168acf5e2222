CREATE TABLE `absence` (
	`person_id` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	PRIMARY KEY(`person_id`, `first_day`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `check_in` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`team_id` text NOT NULL,
	`window` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`answered_at` integer,
	`snoozes` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `check_in_person` ON `check_in` (`person_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `check_in_team` ON `check_in` (`team_id`,`window`);--> statement-breakpoint
CREATE TABLE `closed_day` (
	`unit_id` text NOT NULL,
	`date` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`unit_id`, `date`),
	CHECK (`kind` IN ('break','holiday','testing','snow'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `coaching_pair` (
	`coach_id` text NOT NULL,
	`coachee_id` text NOT NULL,
	PRIMARY KEY(`coach_id`, `coachee_id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `digest` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`team_id` text NOT NULL,
	`window` text NOT NULL,
	`figures` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `digest_team_window` ON `digest` (`team_id`,`window`);--> statement-breakpoint
CREATE TABLE `driver_rollup` (
	`team_id` text NOT NULL,
	`window` text NOT NULL,
	`driver_id` text NOT NULL,
	`not_yet` integer NOT NULL,
	`partly` integer NOT NULL,
	`in_place` integer NOT NULL,
	`cant_tell` integer NOT NULL,
	PRIMARY KEY(`team_id`, `window`, `driver_id`),
	CHECK (`not_yet` >= 0 AND `partly` >= 0 AND `in_place` >= 0 AND `cant_tell` >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `membership` (
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`person_id`, `unit_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`role` IN ('staff','coach','leader','facilitator','evaluator','admin'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `membership_unit` ON `membership` (`unit_id`);--> statement-breakpoint
CREATE TABLE `occurrence` (
	`key` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`loop` text NOT NULL,
	`view` text NOT NULL,
	`subject` text NOT NULL,
	`window` text NOT NULL,
	`due_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`decided_at` integer NOT NULL,
	CHECK (`state` IN ('planned','released','sent','answered','skipped','expired','cancelled','failed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `occurrence_due` ON `occurrence` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `occurrence_subject` ON `occurrence` (`subject`,`window`);--> statement-breakpoint
CREATE INDEX `occurrence_window` ON `occurrence` (`loop`,`window`,`state`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`loop` text NOT NULL,
	`view` text NOT NULL,
	`subject` text NOT NULL,
	`lane` integer NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`owner` text,
	`attempt` integer NOT NULL,
	`lease_until` integer,
	`first_tried_at` integer,
	`channel_id` text,
	`message_id` text,
	`sent_at` integer,
	`revision` integer NOT NULL,
	`refresh_at` integer,
	`refresh_attempt` integer NOT NULL,
	`last_error` text,
	CHECK (`state` IN ('ready','sending','uncertain','sent','dead','expired','cancelled')),
	CHECK (`lane` BETWEEN 0 AND 3)
) STRICT;
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_refresh` ON `outbox` (`refresh_at`);--> statement-breakpoint
CREATE INDEX `outbox_subject` ON `outbox` (`subject`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`user_id` text,
	`dm_channel_id` text,
	`locale` text NOT NULL,
	`zone` text NOT NULL,
	`work_days` text NOT NULL,
	`work_start` text NOT NULL,
	`work_end` text NOT NULL,
	`home_team_id` text,
	`calendar_unit_id` text,
	`audience` text NOT NULL,
	`active` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenant`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`locale` IN ('en','es')),
	CHECK (`audience` IN ('staff','coach','leadership'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `person_user` ON `person` (`tenant_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `person_home` ON `person` (`home_team_id`);--> statement-breakpoint
CREATE TABLE `plan_mark` (
	`tenant_id` text NOT NULL,
	`loop` text NOT NULL,
	`window` text NOT NULL,
	`revision` integer NOT NULL,
	`tzdata` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `loop`, `window`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `question` (
	`check_in_id` text NOT NULL,
	`position` integer NOT NULL,
	`item_id` text NOT NULL,
	`driver_id` text NOT NULL,
	`reason` text NOT NULL,
	`rating` text,
	`rated_order` real,
	`skipped` integer NOT NULL,
	`note` blob,
	PRIMARY KEY(`check_in_id`, `position`),
	FOREIGN KEY (`check_in_id`) REFERENCES `check_in`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`rating` IN ('not_yet','partly','in_place','cant_tell'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `team_draw` (
	`team_id` text NOT NULL,
	`window` text NOT NULL,
	`drivers` text NOT NULL,
	PRIMARY KEY(`team_id`, `window`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `tenant` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`platform` text,
	`workspace_id` text,
	`k` integer NOT NULL,
	`locale` text NOT NULL,
	`revision` integer NOT NULL,
	`blocked_reason` text,
	CHECK (`k` >= 3),
	CHECK (`platform` IN ('slack','teams')),
	CHECK (`locale` IN ('en','es'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tenant_workspace` ON `tenant` (`platform`,`workspace_id`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`kind` text NOT NULL,
	`parent_id` text,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`channel_id` text,
	`focus_driver` text,
	`checkin_every_weeks` integer NOT NULL,
	`checkin_day` integer NOT NULL,
	`checkin_time` text NOT NULL,
	`checkin_spread` integer NOT NULL,
	`digest_day` integer NOT NULL,
	`digest_time` text NOT NULL,
	`first_day` text,
	`last_day` text,
	`active` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenant`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`kind` IN ('district','school','team'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `window_rollup` (
	`team_id` text NOT NULL,
	`window` text NOT NULL,
	`asked` integer NOT NULL,
	`answered` integer NOT NULL,
	PRIMARY KEY(`team_id`, `window`),
	CHECK (`asked` >= 0 AND `answered` >= 0 AND `answered` <= `asked`)
) STRICT;
