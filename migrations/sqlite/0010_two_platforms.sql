CREATE TABLE `workspace` (
	`platform` text NOT NULL,
	`workspace_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`blocked_reason` text,
	`route` text,
	PRIMARY KEY(`platform`, `workspace_id`),
	FOREIGN KEY (`tenant_id`) REFERENCES `tenant`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`platform` IN ('slack','teams'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `workspace_tenant` ON `workspace` (`tenant_id`,`platform`);--> statement-breakpoint
CREATE TABLE `account` (
	`person_id` text NOT NULL,
	`platform` text NOT NULL,
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`channel_id` text,
	`unreachable` text,
	PRIMARY KEY(`person_id`, `platform`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`platform` IN ('slack','teams'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `account_user` ON `account` (`tenant_id`,`platform`,`user_id`);--> statement-breakpoint
CREATE TABLE `place` (
	`platform` text NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`kind` text NOT NULL,
	`route` text NOT NULL,
	`gone` text,
	PRIMARY KEY(`platform`, `workspace_id`, `channel_id`),
	CHECK (`platform` IN ('slack','teams')),
	CHECK (`kind` IN ('direct','group','channel'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `place_kind` ON `place` (`platform`,`workspace_id`,`kind`);--> statement-breakpoint
INSERT INTO `workspace` (`platform`, `workspace_id`, `tenant_id`, `blocked_reason`)
SELECT `platform`, `workspace_id`, `id`, `blocked_reason` FROM `tenant`
WHERE `platform` IS NOT NULL AND `workspace_id` IS NOT NULL;
--> statement-breakpoint
INSERT INTO `account` (`person_id`, `platform`, `tenant_id`, `user_id`, `channel_id`)
SELECT `id`, 'slack', `tenant_id`, `user_id`, `dm_channel_id` FROM `person` WHERE `user_id` IS NOT NULL;
--> statement-breakpoint
ALTER TABLE `outbox` ADD `platform` text CHECK (`platform` IN ('slack','teams'));--> statement-breakpoint
ALTER TABLE `outbox` ADD `workspace_id` text;--> statement-breakpoint
UPDATE `outbox` SET `platform` = 'slack', `workspace_id` =
	(SELECT `workspace_id` FROM `tenant` WHERE `tenant`.`id` = `outbox`.`tenant_id`)
WHERE `state` IN ('sent','sending','uncertain');
--> statement-breakpoint
DROP INDEX `tenant_workspace`;--> statement-breakpoint
ALTER TABLE `tenant` DROP COLUMN `workspace_id`;--> statement-breakpoint
ALTER TABLE `tenant` DROP COLUMN `blocked_reason`;--> statement-breakpoint
DROP INDEX `person_user`;--> statement-breakpoint
ALTER TABLE `person` DROP COLUMN `user_id`;--> statement-breakpoint
ALTER TABLE `person` DROP COLUMN `dm_channel_id`;--> statement-breakpoint
ALTER TABLE `person` ADD `acted_on` text CHECK (`acted_on` IN ('slack','teams'));--> statement-breakpoint
CREATE INDEX `person_tenant` ON `person` (`tenant_id`);
