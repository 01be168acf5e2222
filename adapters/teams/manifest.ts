/** Where the bot may be added. Personal for check-ins, teams for digests, group chats for a team without a channel. */
export const SCOPES = ['personal', 'team', 'groupChat'] as const;

type Words = { readonly en: string; readonly es: string };

interface Suggested {
  /** What Teams types for whoever picks it; one of the names that the engine answers to. */
  readonly title: Words;
  readonly description: Words;
}

/** By the name that the engine answers to. `reach` and `setup` are for admins alone and suggested to nobody. */
const COMMANDS = {
  help: {
    title: { en: 'help', es: 'ayuda' },
    description: {
      en: 'What you can ask Driveline',
      es: 'Qué puede preguntarle a Driveline',
    },
  },
  home: {
    title: { en: 'home', es: 'inicio' },
    description: {
      en: 'What waits for you, what is yours, and your settings',
      es: 'Lo que le espera, lo suyo y sus ajustes',
    },
  },
  why: {
    title: { en: 'why', es: 'por qué' },
    description: {
      en: 'Why you were asked, or not',
      es: 'Por qué se le preguntó, o por qué no',
    },
  },
  learn: {
    title: { en: 'learn', es: 'aprender' },
    description: {
      en: 'The nine drivers, each explained in a minute',
      es: 'Los nueve impulsores, cada uno explicado en un minuto',
    },
  },
  pause: {
    title: { en: 'pause', es: 'pausa' },
    description: {
      en: 'Pause your check-ins, or ask for fewer',
      es: 'Pausar sus consultas, o pedir que sean menos',
    },
  },
  resume: {
    title: { en: 'resume', es: 'reanudar' },
    description: {
      en: 'Go on with check-ins',
      es: 'Volver a recibir las consultas',
    },
  },
  coaching: {
    title: { en: 'coaching', es: 'acompañamiento' },
    description: {
      en: 'Where you are with your coach; for coaches the week',
      es: 'En qué punto está con su acompañante; para quien acompaña, la semana',
    },
  },
  reflect: {
    title: { en: 'reflect', es: 'reflexionar' },
    description: {
      en: 'Write down what you tried and what comes next',
      es: 'Escribir qué probó y qué sigue',
    },
  },
  reflections: {
    title: { en: 'reflections', es: 'reflexiones' },
    description: {
      en: 'What you wrote. Nobody else sees it',
      es: 'Lo que usted escribió. Nadie más lo ve',
    },
  },
  barrier: {
    title: { en: 'barrier', es: 'obstáculo' },
    description: {
      en: 'Tell those who can change it what is in the way',
      es: 'Contar qué estorba a quienes pueden cambiarlo',
    },
  },
  action: {
    title: { en: 'action', es: 'acción' },
    description: {
      en: 'Propose one thing to change, with an owner and a date',
      es: 'Proponer un cambio, con responsable y fecha',
    },
  },
  due: {
    title: { en: 'due', es: 'pendiente' },
    description: {
      en: 'What is due, and from whom',
      es: 'Qué queda por hacer, y quién lo hace',
    },
  },
  cover: {
    title: { en: 'cover', es: 'cobertura' },
    description: {
      en: 'Which strong support carries part of a weak one',
      es: 'Qué apoyo fuerte carga con parte de uno débil',
    },
  },
  stage: {
    title: { en: 'stage', es: 'etapa' },
    description: {
      en: 'Where a practice stands',
      es: 'En qué etapa está una práctica',
    },
  },
  training: {
    title: { en: 'training', es: 'capacitación' },
    description: {
      en: 'Log a training session and who was there',
      es: 'Registrar una capacitación y quiénes estuvieron',
    },
  },
  learning: {
    title: { en: 'learning', es: 'aprendizaje' },
    description: {
      en: 'Professional learning: suggested, planned, to be followed up',
      es: 'Aprendizaje profesional: lo sugerido, lo planeado, lo que sigue',
    },
  },
  policy: {
    title: { en: 'policy', es: 'política' },
    description: {
      en: 'Post a new rule, and read what it does to the work',
      es: 'Anunciar una norma nueva y leer qué hace en el trabajo',
    },
  },
  analysis: {
    title: { en: 'analysis', es: 'análisis' },
    description: {
      en: 'Look at the drivers one by one',
      es: 'Mirar los impulsores uno por uno',
    },
  },
  results: {
    title: { en: 'results', es: 'resultados' },
    description: {
      en: 'Official results of a drivers assessment, beside the pulse',
      es: 'Resultados oficiales de una evaluación, al lado del pulso',
    },
  },
  outcomes: {
    title: { en: 'outcomes', es: 'medidas' },
    description: {
      en: 'Measures of your schools over time',
      es: 'Medidas de sus escuelas en el tiempo',
    },
  },
} satisfies Readonly<Record<string, Suggested>>;

const TOGETHER = ['help', 'action', 'due', 'cover', 'stage', 'learning', 'policy'] as const;

/**
 * What Teams suggests as somebody begins to write to the bot: ten at most in each kind of conversation, so what fits
 * it best. Every command works in all of them, also where it is not suggested.
 */
const COMMAND_LISTS: readonly {
  readonly scope: (typeof SCOPES)[number];
  readonly commands: readonly (keyof typeof COMMANDS)[];
}[] = [
  {
    scope: 'personal',
    commands: [
      ...(['help', 'home', 'why', 'learn', 'pause', 'resume'] as const),
      ...(['coaching', 'reflect', 'reflections', 'barrier'] as const),
    ],
  },
  { scope: 'team', commands: [...TOGETHER, 'learn', 'analysis', 'results'] },
  { scope: 'groupChat', commands: [...TOGETHER, 'training', 'results', 'outcomes'] },
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
        commandLists: COMMAND_LISTS.map(({ scope, commands }) => ({
          scopes: [scope],
          commands: commands.map((name) => ({
            title: COMMANDS[name].title.en,
            description: COMMANDS[name].description.en,
          })),
        })),
      },
    ],
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    // Nothing of ours is shown in a frame, and no address may be linked from one.
    validDomains: [],
    // Names the registration and grants nothing. Graph asks for it where the bot adds itself for people; it is always there,
    // for the id that this needs is known only once the package has been uploaded.
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
    list.commands.flatMap((name, j) => {
      const { title, description } = COMMANDS[name];
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
