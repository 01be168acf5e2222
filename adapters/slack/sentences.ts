/**
 * What this adapter itself has to tell a person, where no reply of the engine can be shown. Slack does not say in
 * a click which language the person reads, so each sentence comes in both.
 */
export const SENTENCES = {
  formTooLate:
    'The form could not be opened in time. Nothing was lost: please press the button once more.\n' +
    'El formulario no se abrió a tiempo. No se perdió nada: vuelve a pulsar el botón.',
  unknownButton:
    'This button is from an older message and does nothing any more. Nothing was changed.\n' +
    'Este botón es de un mensaje antiguo y ya no hace nada. No se cambió nada.',
  dialogTitle: 'Driveline',
  dialogClose: 'OK',
} as const;
