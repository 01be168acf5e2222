/** Where the bot may be added. Personal for check-ins, teams for digests, group chats for a team without a channel. */
export const SCOPES = ['personal', 'team', 'groupChat'] as const;

type Words = { readonly en: string; readonly es: string };

interface Suggested {
  /** What Teams types for whoever picks it; one of the names that the engine answers to. */
  readonly title: Words;
  readonly description: Words;
}

const HELP: Suggested = {
  title: { en: 'help', es: 'ayuda' },
  description: { en: 'What you can ask Driveline', es: 'Qué puede preguntarle a Driveline' },
};

const LEARN: Suggested = {
  title: { en: 'learn', es: 'aprender' },
  description: {
    en: 'The nine drivers, each explained in a minute',
    es: 'Los nueve impulsores, cada uno explicado en un minuto',
  },
};

const ACTION: Suggested = {
  title: { en: 'action', es: 'acción' },
  description: {
    en: 'Propose one thing to change, with an owner and a date',
    es: 'Proponer un cambio, con responsable y fecha',
  },
};

const DUE: Suggested = {
  title: { en: 'due', es: 'pendiente' },
  description: { en: 'What is due, and from whom', es: 'Qué queda por hacer, y quién lo hace' },
};

/**
 * What Teams suggests as somebody begins to write to the bot: a list for their own chat, and one for the others. Ten
 * at most in each; every command works in either, also those that are not suggested.
 */
const COMMAND_LISTS: readonly {
  readonly scopes: readonly string[];
  readonly commands: readonly Suggested[];
}[] = [
  {
    scopes: ['personal'],
    commands: [
      HELP,
      {
        title: { en: 'why', es: 'por qué' },
        description: { en: 'Why you were asked, or not', es: 'Por qué se le preguntó, o por qué no' },
      },
      LEARN,
      {
        title: { en: 'pause', es: 'pausa' },
        description: {
          en: 'Pause your check-ins, or ask for fewer',
          es: 'Pausar sus consultas, o pedir que sean menos',
        },
      },
      {
        title: { en: 'home', es: 'inicio' },
        description: {
          en: 'Your page: time zone, hours, days away',
          es: 'Su página: zona, horario, ausencias',
        },
      },
      {
        title: { en: 'coaching', es: 'acompañamiento' },
        description: { en: 'For coaches: log a contact', es: 'Para quienes acompañan: anotar un contacto' },
      },
      {
        title: { en: 'reflections', es: 'reflexiones' },
        description: {
          en: 'What you wrote. Nobody else sees it',
          es: 'Lo que usted escribió. Nadie más lo ve',
        },
      },
      ACTION,
      DUE,
      {
        title: { en: 'barrier', es: 'obstáculo' },
        description: {
          en: 'Tell those who can change it what is in the way',
          es: 'Contar qué estorba a quienes pueden cambiarlo',
        },
      },
    ],
  },
  {
    scopes: ['team', 'groupChat'],
    commands: [
      HELP,
      LEARN,
      ACTION,
      DUE,
      {
        title: { en: 'cover', es: 'cobertura' },
        description: {
          en: 'Which strong support carries part of a weak one',
          es: 'Qué apoyo fuerte carga con parte de uno débil',
        },
      },
      {
        title: { en: 'stage', es: 'etapa' },
        description: { en: 'Where a practice stands', es: 'En qué etapa está una práctica' },
      },
    ],
  },
];

const NAME = { short: 'Driveline', full: 'Driveline: coaching loops that keep going' };
const DESCRIPTION = {
  short: {
    en: 'Short check-ins, coaching cycles, and a weekly digest for each team',
    es: 'Consultas breves, ciclos de acompañamiento y un resumen semanal del equipo',
  },
  full: {
    en:
      'Driveline keeps coaching loops going in schools. It asks staff short questions about the supports they get, ' +
      'carries coach and teacher through reflection cycles, and tells each team once a week, in its own channel, what ' +
      'the answers say and what changed because of them. Answers are confidential: a team sees only combined figures, ' +
      'and no evaluator sees anybody’s.',
    es:
      'Driveline mantiene en marcha los ciclos de acompañamiento en las escuelas. Hace al personal preguntas breves ' +
      'sobre el apoyo que recibe, guía los ciclos de reflexión entre docente y acompañante, y cuenta a cada equipo una ' +
      'vez por semana, en su propio canal, qué dicen las respuestas y qué cambió gracias a ellas. Las respuestas son ' +
      'confidenciales: el equipo ve solo cifras conjuntas, y quien evalúa no ve las de nadie.',
  },
} satisfies Record<string, Words>;

export interface TeamsApp {
  /** The application id of the Azure bot registration; the app in Teams takes the same. */
  readonly appId: string;
  /** Raised whenever the package changes, or Teams keeps the old one. `major.minor.patch`. */
  readonly version: string;
  /** HTTPS addresses that Teams shows beside the app. */
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly termsOfUseUrl: string;
}

/** Accepted everywhere, and all that a bot needs; later versions add what this one has not got. */
const SCHEMA_VERSION = '1.19';
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}`;

/** The app manifest in English, for one manifest in all scopes. */
export function teamsManifest(app: TeamsApp) {
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version: app.version,
    id: app.appId,
    developer: {
      name: 'Driveline',
      websiteUrl: app.websiteUrl,
      privacyUrl: app.privacyUrl,
      termsOfUseUrl: app.termsOfUseUrl,
    },
    name: NAME,
    description: { short: DESCRIPTION.short.en, full: DESCRIPTION.full.en },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0E5A63',
    bots: [
      {
        botId: app.appId,
        scopes: [...SCOPES],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: COMMAND_LISTS.map(({ scopes, commands }) => ({
          scopes: [...scopes],
          commands: commands.map(({ title, description }) => ({
            title: title.en,
            description: description.en,
          })),
        })),
      },
    ],
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    // Nothing of ours is shown in a frame, and no address may be linked from one.
    validDomains: [],
    // Lets an admin's tool install the app for people through Graph; the bot itself asks for no rights of its own.
    webApplicationInfo: { id: app.appId, resource: `api://${app.appId}` },
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'es', file: 'es.json' }],
    },
  };
}

/** What of the manifest reads differently in Spanish. */
export function teamsLocalization(): Readonly<Record<string, string>> {
  const commands = COMMAND_LISTS.flatMap((list, i) =>
    list.commands.flatMap(({ title, description }, j) => {
      const key = `bots[0].commandLists[${i}].commands[${j}]`;
      return [
        [`${key}.title`, title.es],
        [`${key}.description`, description.es],
      ];
    }),
  );
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': NAME.short,
    'name.full': 'Driveline: ciclos de acompañamiento que no se detienen',
    'description.short': DESCRIPTION.short.es,
    'description.full': DESCRIPTION.full.es,
    ...Object.fromEntries(commands),
  };
}
