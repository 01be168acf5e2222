CREATE TABLE `tenant_without_platform` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`k` integer NOT NULL,
	`locale` text NOT NULL,
	`revision` integer NOT NULL,
	`vocabulary` text DEFAULT 'plain' NOT NULL,
	CHECK (`k` >= 3),
	CHECK (`locale` IN ('en','es')),
	CHECK (`vocabulary` IN ('plain','nirn'))
) STRICT;
--> statement-breakpoint
INSERT INTO `tenant_without_platform` SELECT `id`, `name`, `k`, `locale`, `revision`, `vocabulary` FROM `tenant`;--> statement-breakpoint
DROP TABLE `tenant`;--> statement-breakpoint
ALTER TABLE `tenant_without_platform` RENAME TO `tenant`;--> statement-breakpoint
ALTER TABLE `account` ADD `told` integer DEFAULT 0 NOT NULL CHECK (`told` IN (0, 1));
