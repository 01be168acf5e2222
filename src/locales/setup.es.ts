import type { Sentences } from './en.ts';

export const setupEs: Sentences['setup'] = {
  forAdmins: 'Solo pueden configurarme quienes se ocupan de mí. No se cambió nada.',
  title: 'Configurar un equipo',
  begin: (name) =>
    `Hola, ${name}. Aquí usted se ocupa de mí. Elija un canal y en unos tres minutos su primera consulta está prevista. No escribo a nadie antes de que pulse Empezar.`,
  beginButton: 'Configurar un equipo',
  section: 'Configuración',
  teams: (count) => (count === 1 ? 'Hay un equipo configurado.' : `Hay ${count} equipos configurados.`),
  none: 'Todavía no hay ningún equipo configurado.',
  intro: 'Se pregunta a todas las personas del canal. A quien entra después, también; a quien sale, ya no.',
  channel: 'Canal del equipo',
  channelHint: 'Tengo que estar en él. Si no estoy, escriba allí primero /invite @Driveline.',
  noChannels: 'Agrégueme primero al canal de un equipo y escriba allí «@Driveline configurar».',
  name: 'Nombre del equipo',
  nameHint: 'Si queda vacío: el nombre del canal.',
  focus: 'En qué trabaja',
  stage: 'En qué punto está la práctica',
  practice: 'La práctica, en sus componentes esenciales',
  practiceHint:
    'Uno por línea, de 4 a 8. Tras una barra | cómo se ve. Estos son los míos hasta que escriba los suyos.',
  practiceCount: 'Por favor, escriba de 4 a 8 líneas, o ninguna.',
  stages: {
    exploration: 'Exploración: ¿es para nosotros?',
    installation: 'Instalación: preparándose',
    initial: 'Inicial: primer uso',
    full: 'Plena: casi todos la usan bien',
  },
  every: 'Cada cuánto',
  weeks: (weeks) => (weeks === 1 ? 'Cada semana' : `Cada ${weeks} semanas`),
  day: 'Día',
  time: 'Desde las',
  district: 'Nombre del distrito',
  newDistrict: 'Nuestro distrito',
  mine: 'Soy de este equipo',
  mineHint: 'Pregúnteme también',
  firstDay: 'Primer día de clases',
  lastDay: 'Último día de clases',
  go: 'Ver cómo queda',
  cancel: 'Cancelar',
  missing: 'Complételo, por favor.',
  yearWrong: 'Elija un día posterior al primero, por favor.',
  timeWrong: 'Elija una de estas, por favor.',
  refused: (found) => `No se puede guardar: ${found} No se cambió nada.`,
  looking: 'Estoy mirando quién está en el canal. Enseguida le llega la vista previa en un mensaje directo.',
  preview: {
    title: (team) => `Vista previa: ${team}`,
    people: (count, where) =>
      count === 1
        ? `Se preguntará a una persona de ${where}.`
        : `Se preguntará a ${count} personas de ${where}.`,
    nobody: (where) => `Todavía no se puede preguntar a nadie de ${where}. Vuelvo a mirar por mi cuenta.`,
    closed:
      'No puedo mirar este canal. Escriba allí /invite @Driveline (en Teams: agregue la aplicación al equipo). Vuelvo a mirar por mi cuenta.',
    shared:
      'En este canal hay personas de otra organización. Su resumen espera a que alguien que dirige lo autorice.',
    few: (k) => `Un resumen muestra cifras a partir de ${k} personas. Por debajo no muestra ninguna.`,
    table: 'Los tres próximos envíos',
    zone: 'Zona horaria',
    sends: ['Primero', 'Segundo', 'Tercero'],
    focus: 'Trabaja en',
    practice: 'Práctica',
    components: (count) => `${count} componentes esenciales`,
    start: 'Empezar',
    startMeaning:
      'Todas las personas del canal reciben un breve saludo; las consultas empiezan como se muestra',
    change: 'Cambiar',
    small:
      'Son las horas más tempranas: se reparte a las personas en media hora y no se pregunta a nadie fuera de su horario.',
    noSends: 'ninguno antes de que acabe el curso',
  },
  started: (team) => `${team} ha empezado.`,
  startedMore:
    'Cada persona recibe un breve saludo en su horario de trabajo. Después empiezan las consultas.',
  gone: 'Aquí ya no hay nada que empezar. No se cambió nada.',
};
