CREATE TABLE `action` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`driver_id` text NOT NULL,
	`source` text NOT NULL,
	`digest_id` text,
	`kind` text,
	`pair_id` text,
	`previous_id` text,
	`cycle` integer NOT NULL,
	`covering_driver` text,
	`score_then` integer,
	`state` text NOT NULL,
	`outcome` text,
	`owner_id` text,
	`due` text,
	`title` blob,
	`prediction` blob,
	`measure` blob,
	`seen` blob,
	`decided` blob,
	`proposed_by` text,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`watch` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`source` IN ('decision','command','suggestion','cover','barrier','analysis')),
	CHECK (`kind` IN ('technical','adaptive')),
	CHECK (`state` IN ('proposed','agreed','doing','study','act','closed')),
	CHECK (`outcome` IN ('adopted','adapted','abandoned','again')),
	CHECK (`watch` IN ('fresh','open','told')),
	CHECK (`cycle` >= 1),
	CHECK (`state` = 'proposed' OR (`owner_id` IS NOT NULL AND `due` IS NOT NULL)),
	CHECK (`state` <> 'closed' OR (`seen` IS NOT NULL AND `decided` IS NOT NULL AND `outcome` IS NOT NULL AND `closed_at` IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `action_unit` ON `action` (`unit_id`,`state`);
--> statement-breakpoint
CREATE INDEX `action_owner` ON `action` (`owner_id`,`state`);
--> statement-breakpoint
CREATE INDEX `action_watch` ON `action` (`unit_id`,`watch`);
