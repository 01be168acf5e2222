CREATE TABLE `barrier` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`level_unit_id` text NOT NULL,
	`driver_id` text NOT NULL,
	`state` text NOT NULL,
	`levels_up` integer NOT NULL,
	`kind` text,
	`owner_id` text,
	`words` blob NOT NULL,
	`answer` text,
	`reason` blob,
	`raised_on` text NOT NULL,
	`since` text NOT NULL,
	`acknowledge_by` text NOT NULL,
	`answer_by` text NOT NULL,
	`acknowledged_on` text,
	`days_to_answer` integer,
	`reopened` integer NOT NULL,
	`closed_on` text,
	`merged_into` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`level_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`state` IN ('raised','triaged','owned','told','closed','reopened','revisited','merged')),
	CHECK (`kind` IN ('technical','adaptive','mixed')),
	CHECK (`answer` IN ('resolved','eased','declined')),
	CHECK (`levels_up` >= 0),
	CHECK (`state` NOT IN ('told','closed','revisited') OR (`answer` IS NOT NULL AND `reason` IS NOT NULL)),
	CHECK (`state` <> 'merged' OR `merged_into` IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE INDEX `barrier_level` ON `barrier` (`level_unit_id`,`state`);
--> statement-breakpoint
CREATE INDEX `barrier_unit` ON `barrier` (`unit_id`,`state`);
--> statement-breakpoint
CREATE TABLE `barrier_voice` (
	`barrier_id` text NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`shielded` integer NOT NULL,
	`verdict` text,
	`news` text,
	PRIMARY KEY(`barrier_id`, `person_id`),
	FOREIGN KEY (`barrier_id`) REFERENCES `barrier`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CHECK (`shielded` IN (0, 1)),
	CHECK (`verdict` IN ('better','same')),
	CHECK (`news` IN ('fresh','told'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `barrier_voice_news` ON `barrier_voice` (`unit_id`,`news`);
