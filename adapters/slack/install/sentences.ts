import type { InstallOutcome } from './outcome.ts';

export type Language = 'en' | 'es';

/** What a page says: a heading, then paragraphs. `code`: to be copied. `link`: where to go on. */
export interface PageWords {
  readonly title: string;
  readonly says: readonly string[];
  readonly code?: string;
  readonly link?: { readonly label: string; readonly to: string };
}

/** Where an install begins, and begins again. */
export const INSTALL_PATH = '/slack/install';

type Wording = {
  readonly [Type in InstallOutcome['type']]: (outcome: Extract<InstallOutcome, { type: Type }>) => PageWords;
};

const again = (label: string) => ({ link: { label, to: INSTALL_PATH } });

const en: Wording = {
  installed: ({ workspace, district, open }) => ({
    title: 'Driveline is installed',
    says: [
      `It is at home in ${workspace} and serves ${district}. Nobody has been written to because of this.`,
      'One step is left: in each team’s channel, type /invite @Driveline. Check-ins then come as your district file says.',
    ],
    link: { label: 'Open Slack', to: open },
  }),
  founded: ({ workspace, open }) => ({
    title: 'Driveline is installed',
    says: [
      `It is at home in ${workspace} and has written to you there: a few taps, and the first check-in is planned.`,
      'Nobody else has been written to.',
    ],
    link: { label: 'Go on in Slack', to: open },
  }),
  unnamed: ({ workspace, workspaceId, open }) => ({
    title: 'Installed, and one step is left',
    says: [
      `Driveline is in ${workspace}, but no district names this workspace yet, so it writes to nobody.`,
      'Send this line to whoever runs Driveline for you. It goes under “district:” in your district file, which is then applied.',
    ],
    code: `slack: ${workspaceId}`,
    link: { label: 'Open Slack', to: open },
  }),
  declined: () => ({
    title: 'Nothing was installed',
    says: ['You chose not to allow it, and that is fine. Nothing was changed in your workspace.'],
    ...again('Change your mind'),
  }),
  expired: () => ({
    title: 'This took too long',
    says: [
      'For safety, an install must be finished within ten minutes. Nothing was installed. Please begin once more.',
    ],
    ...again('Begin again'),
  }),
  used: () => ({
    title: 'This was done already',
    says: [
      'This page works once, and it has done its work: if you saw that Driveline is installed, it is. If you did not, begin again.',
    ],
    ...again('Begin again'),
  }),
  otherBrowser: () => ({
    title: 'Another browser began this',
    says: [
      'An install ends in the browser in which it began, with cookies allowed. Nothing was installed. Please begin again here.',
    ],
    ...again('Begin here'),
  }),
  missing: () => ({
    title: 'This is the end of an install',
    says: ['It has to begin on another page. Nothing was installed.'],
    ...again('Begin'),
  }),
  refused: ({ code }) => ({
    title: 'Slack did not accept this',
    says: [
      'Nothing was installed. Please begin again. If it happens twice, send this word to whoever runs Driveline for you:',
    ],
    code,
    ...again('Begin again'),
  }),
  slackUnreachable: () => ({
    title: 'Slack did not answer',
    says: ['Driveline could not finish with Slack just now. Please wait a minute and begin again.'],
    ...again('Begin again'),
  }),
  notKept: () => ({
    title: 'It could not be saved',
    says: [
      'Slack allowed Driveline, but Driveline could not save it, so it will not write to anybody. Please tell whoever runs it, and begin again later.',
    ],
    ...again('Begin again'),
  }),
};

const es: Wording = {
  installed: ({ workspace, district, open }) => ({
    title: 'Driveline está instalado',
    says: [
      `Está en ${workspace} y sirve a ${district}. No se ha escrito a nadie por esto.`,
      'Falta un paso: en el canal de cada equipo, escriba /invite @Driveline. Las preguntas llegarán según el archivo de su distrito.',
    ],
    link: { label: 'Abrir Slack', to: open },
  }),
  founded: ({ workspace, open }) => ({
    title: 'Driveline está instalado',
    says: [
      `Está en ${workspace} y ya le escribió allí: unos toques más, y la primera pregunta queda programada.`,
      'No se ha escrito a nadie más.',
    ],
    link: { label: 'Seguir en Slack', to: open },
  }),
  unnamed: ({ workspace, workspaceId, open }) => ({
    title: 'Instalado; falta un paso',
    says: [
      `Driveline está en ${workspace}, pero ningún distrito nombra todavía este espacio de trabajo, así que no escribe a nadie.`,
      'Envíe esta línea a quien administra Driveline. Va debajo de «district:» en el archivo del distrito, que después se aplica.',
    ],
    code: `slack: ${workspaceId}`,
    link: { label: 'Abrir Slack', to: open },
  }),
  declined: () => ({
    title: 'No se instaló nada',
    says: ['Usted decidió no permitirlo, y está bien. Nada cambió en su espacio de trabajo.'],
    ...again('Cambiar de opinión'),
  }),
  expired: () => ({
    title: 'Pasó demasiado tiempo',
    says: [
      'Por seguridad, la instalación debe terminar en diez minutos. No se instaló nada. Empiece de nuevo, por favor.',
    ],
    ...again('Empezar de nuevo'),
  }),
  used: () => ({
    title: 'Esto ya se hizo',
    says: [
      'Esta página funciona una sola vez, y ya cumplió: si usted vio que Driveline está instalado, lo está. Si no, empiece de nuevo.',
    ],
    ...again('Empezar de nuevo'),
  }),
  otherBrowser: () => ({
    title: 'Esto empezó en otro navegador',
    says: [
      'La instalación termina en el navegador donde empezó, con las cookies permitidas. No se instaló nada. Empiece de nuevo aquí, por favor.',
    ],
    ...again('Empezar aquí'),
  }),
  missing: () => ({
    title: 'Este es el final de una instalación',
    says: ['Debe empezar en otra página. No se instaló nada.'],
    ...again('Empezar'),
  }),
  refused: ({ code }) => ({
    title: 'Slack no lo aceptó',
    says: [
      'No se instaló nada. Empiece de nuevo, por favor. Si vuelve a pasar, envíe esta palabra a quien administra Driveline:',
    ],
    code,
    ...again('Empezar de nuevo'),
  }),
  slackUnreachable: () => ({
    title: 'Slack no respondió',
    says: [
      'Driveline no pudo terminar con Slack en este momento. Espere un minuto y empiece de nuevo, por favor.',
    ],
    ...again('Empezar de nuevo'),
  }),
  notKept: () => ({
    title: 'No se pudo guardar',
    says: [
      'Slack permitió Driveline, pero Driveline no pudo guardarlo, así que no escribirá a nadie. Avise a quien lo administra y empiece de nuevo más tarde.',
    ],
    ...again('Empezar de nuevo'),
  }),
};

const WORDS: Readonly<Record<Language, Wording>> = { en, es };

/** What an outcome says to the person, in the language their browser asks for. */
export function wordsFor(outcome: InstallOutcome, language: Language): PageWords {
  // The key and the argument are of the same outcome, which the type of a table cannot say.
  const write = WORDS[language][outcome.type] as (outcome: InstallOutcome) => PageWords;
  return write(outcome);
}

/** Which of our languages a browser's `accept-language` names first. */
export function languageOf(header: string | undefined): Language {
  const named = (header ?? '').toLowerCase().matchAll(/(?:^|,)\s*(en|es)\b/g);
  return named.next().value?.[1] === 'es' ? 'es' : 'en';
}

/** The word to the installer in Slack itself. Slack has not said yet which language they read. */
export function greeting(workspaceId: string): string {
  return [
    `Thank you for installing Driveline. One step is left: no district names this workspace yet, so I write to nobody. Please send this line to whoever runs Driveline for you; it goes under “district:” in your district file: slack: ${workspaceId}`,
    `Gracias por instalar Driveline. Falta un paso: ningún distrito nombra todavía este espacio de trabajo, así que no escribo a nadie. Envíe esta línea a quien administra Driveline; va debajo de «district:» en el archivo del distrito: slack: ${workspaceId}`,
  ].join('\n\n');
}
