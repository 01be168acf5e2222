ALTER TABLE "outbox" ADD "copy_message_id" text;
