CREATE TABLE `outcome` (
	`tenant_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`measure` text NOT NULL,
	`period` text NOT NULL,
	`value` real NOT NULL,
	`n` integer NOT NULL,
	`better` text NOT NULL,
	`imported_at` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `measure`, `period`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`n` >= 10),
	CHECK (`better` IN ('higher','lower'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `outcome_tenant` ON `outcome` (`tenant_id`,`measure`,`period`);
--> statement-breakpoint
ALTER TABLE `action` ADD `stage` text CHECK (`stage` IN ('exploration','installation','initial','full'));
