import type { Sentences } from './en.ts';

export const reachEs: Sentences['reach'] = {
  title: 'A quién no se puede llegar',
  everybody: 'Se puede llegar a todas las personas del archivo del distrito.',
  some: (count) =>
    count === 1
      ? 'Una persona no recibe nada de mí. Nada de lo que dijo se ha perdido.'
      : `${count} personas no reciben nada de mí. Nada de lo que dijeron se ha perdido.`,
  person: 'Persona',
  where: 'Dónde',
  why: 'Por qué',
  nowhere: '–',
  platforms: { slack: 'Slack', teams: 'Teams' },
  reasons: {
    noAccount: 'no hay cuenta con su correo',
    neverAdded: 'no ha agregado la aplicación',
    removed: 'ha quitado la aplicación',
    blocked: 'ha bloqueado la aplicación',
    switchedOff: 'la aplicación está desactivada para ella',
    deactivated: 'se desactivó su cuenta',
    notAllowed:
      'no ha agregado la aplicación y Microsoft no me deja agregarla: falta el consentimiento o una directiva lo impide',
    notKnown:
      'no ha agregado la aplicación y Microsoft no encuentra a la persona, o no encuentra la aplicación en su catálogo',
    other: (code) => `la plataforma dice: ${code}`,
  },
  more: (count) => `Y ${count} más.`,
  fix: 'Una directiva de configuración puede agregar la aplicación para todos en Teams. En cuanto una persona la agregue o me escriba, volveré a escribirle.',
  silent: (names) =>
    `No se ${names.length === 1 ? 'pudo publicar un resumen' : 'pudieron publicar resúmenes'}: ${names.join(', ')}. El canal se archivó o se eliminó, o no estoy en él. Vuelva a invitarme o indique otro canal; el próximo resumen llegará allí.`,
  forAdmins: 'Solo pueden preguntar esto quienes me mantienen en marcha.',
};
