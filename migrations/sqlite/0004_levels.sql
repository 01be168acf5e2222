CREATE TABLE `unit_with_levels` (
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
	CHECK (`kind` IN ('state','region','district','school','team'))
) STRICT;
--> statement-breakpoint
INSERT INTO `unit_with_levels` SELECT `id`, `tenant_id`, `kind`, `parent_id`, `name`, `zone`, `channel_id`, `focus_driver`, `checkin_every_weeks`, `checkin_day`, `checkin_time`, `checkin_spread`, `digest_day`, `digest_time`, `first_day`, `last_day`, `active` FROM `unit`;
--> statement-breakpoint
DROP TABLE `unit`;
--> statement-breakpoint
ALTER TABLE `unit_with_levels` RENAME TO `unit`;
