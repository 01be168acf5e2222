DROP INDEX `outbox_due`;--> statement-breakpoint
DROP INDEX `outbox_refresh`;--> statement-breakpoint
CREATE INDEX `outbox_line` ON `outbox` (`tenant_id`,`state`,`lane`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_expiry` ON `outbox` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`tenant_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_refresh` ON `outbox` (`tenant_id`,`state`,`refresh_at`);