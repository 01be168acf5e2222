ALTER TABLE `tenant` ADD `vocabulary` text DEFAULT 'plain' NOT NULL CHECK (`vocabulary` IN ('plain','nirn'));
--> statement-breakpoint
ALTER TABLE `unit` ADD `stage` text DEFAULT 'initial' NOT NULL CHECK (`stage` IN ('exploration','installation','initial','full'));
--> statement-breakpoint
CREATE TABLE `own_item` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`driver_id` text NOT NULL,
	`facet` text NOT NULL,
	`audiences` text NOT NULL,
	`cadence` text NOT NULL,
	`stages` text NOT NULL,
	`wording` text NOT NULL,
	`active` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenant`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`facet` IN ('effort','fidelity','alignment','need')),
	CHECK (`cadence` IN ('normal','monthly','termly'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `own_item_tenant` ON `own_item` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `practice_component` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`position` integer NOT NULL,
	`wording` text NOT NULL,
	`active` integer NOT NULL,
	FOREIGN KEY (`tenant_id`) REFERENCES `tenant`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `practice_component_tenant` ON `practice_component` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `stage_decision` (
	`unit_id` text NOT NULL,
	`decided_order` real NOT NULL,
	`from_stage` text NOT NULL,
	`to_stage` text NOT NULL,
	`why` text NOT NULL,
	`person_id` text NOT NULL,
	`decided_at` integer NOT NULL,
	`told_in` text,
	PRIMARY KEY(`unit_id`, `decided_order`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`from_stage` IN ('exploration','installation','initial','full')),
	CHECK (`to_stage` IN ('exploration','installation','initial','full')),
	CHECK (`from_stage` <> `to_stage`)
) STRICT;
