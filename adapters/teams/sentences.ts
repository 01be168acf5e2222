/**
 * What this adapter itself has to tell a person, where no reply of the engine can be shown. Each sentence comes in
 * both languages: an invoke does not always say which one the person reads.
 */
export const SENTENCES = {
  outOfDate:
    'This card is out of date and does nothing any more. Nothing was changed. Write “help” to see what you can do.\n\n' +
    'Esta tarjeta ya no está al día y no hace nada. No se cambió nada. Escriba “ayuda” para ver qué puede hacer.',
  below: 'You find it in our chat. · Lo encuentra en nuestro chat.',
  noChat:
    'I only answer in private, and I cannot write to you yet. Please open Driveline under Apps and choose Add.\n\n' +
    'Solo respondo en privado, y todavía no puedo escribirle. Abra Driveline en Aplicaciones y elija Agregar.',
  done: 'Done. · Listo.',
  putAway: 'Nothing was saved. · No se guardó nada.',
  title: 'Driveline',
} as const;
