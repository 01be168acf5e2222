ALTER TABLE `tenant` ADD `legal_hold` integer DEFAULT 0 NOT NULL CHECK (`legal_hold` IN (0, 1));
--> statement-breakpoint
ALTER TABLE `coaching_entry` ADD `deleted` integer DEFAULT 0 NOT NULL CHECK (`deleted` IN (0, 1));
