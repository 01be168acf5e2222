import type { Sentences } from './en.ts';

/** What Driveline says in Spanish when it is spoken to. */
export const guideEs: Sentences['guide'] = {
  help: {
    title: 'Lo que puede pedirle a Driveline',
    unknown: (typed) => `No conozco «${typed}». Esto es lo que hay:`,
    home: 'Su página: la consulta de hoy, sus respuestas, ausencias, zona y horario, quién ve qué',
    why: 'Por qué se le preguntó, o no, esta semana y la pasada',
    whyPerson: 'Lo mismo sobre una persona. Verá cuándo y por qué, nunca una respuesta ni si la hubo',
    pause: 'Pausar las consultas o recibir una de cada dos. Nadie se entera',
    resume: 'Las consultas siguen cada vez',
    action: 'Proponer algo que cambiar, con responsable y fecha',
    due: 'Qué está pendiente y de quién',
    barrier: 'Decir qué estorba a quienes pueden cambiarlo, con su nombre o sin él',
    cover: 'Qué apoyo fuerte carga con parte de uno débil',
    stage: 'En qué etapa de la implementación está su equipo y, para quien lo dirige, cómo cambiarla',
    reflect: 'Escribir qué probó y qué sigue',
    setup: 'Configurar un equipo: su canal, su enfoque, su día y su hora',
    district: 'Cambiar el distrito: equipos, personas, parejas, calendario, preguntas',
    coaching: 'En qué punto está con su acompañante; para quien acompaña, a quién le toca esta semana',
    reflections: 'Lo que usted escribió, para leerlo, compartirlo, guardarlo o borrarlo. Nadie más lo ve',
    training: 'Registrar una capacitación y quiénes estuvieron',
    learning: 'Aprendizaje profesional: lo sugerido, lo planeado y lo que espera seguimiento',
    policy:
      'Para quien dirige por encima de los equipos: publicar una norma nueva y leer qué le hace al trabajo',
    analysis: 'Mirar los impulsores uno por uno: quién responde por qué y qué sería mejor',
    results: 'Resultados oficiales de una evaluación de impulsores, al lado del pulso',
    outcomes: 'Medidas de sus escuelas en el tiempo y si van juntas con los impulsores',
    learn: 'Los nueve impulsores y una explicación de un minuto de cada uno',
    learnDriver: 'Un impulsor, por cualquiera de sus nombres, como «acompañamiento» o «capacitación»',
    help: 'Esta lista',
    driver: '[impulsor]',
    person: '@persona',
    small:
      'Solo usted ve estas respuestas. Lo demás llega solo: las consultas en su horario y un resumen en el canal de su equipo.',
  },

  learn: {
    title: 'Los nueve impulsores',
    intro: 'Pulse uno para verlo explicado en un minuto.',
    group: (group) => `Grupo: ${group}.`,
    otherNames: (names) => `También se llama: ${names}.`,
    good: 'Cómo se ve cuando va bien',
    tryThis: 'Para probar esta semana',
    ambiguous: (typed) => `«${typed}» puede ser más de un impulsor. ¿Cuál?`,
    unknown: (typed) => `No conozco ningún impulsor que se llame «${typed}».`,
    meant: (word) => `¿Querías decir «${word}»?`,
    ask: (command) => `Pulse uno o escriba, por ejemplo, ${command}`,
    open: (driver) => `Explicar ${driver} en un minuto`,
    references:
      'Fixsen, D. L., Naoom, S. F., Blase, K. A., Friedman, R. M., & Wallace, F. (2005). Implementation research: A synthesis of the literature. Tampa, FL: University of South Florida, Louis de la Parte Florida Mental Health Institute, The National Implementation Research Network (FMHI Publication #231).',
    further:
      'Para seguir: el módulo 2, Implementation Drivers, del Active Implementation Hub. Para valorar sus apoyos en equipo: Drivers Best Practices Assessment. Ambos son obra de NIRN. Las palabras de Driveline son propias; no está afiliado a NIRN ni a SISEP, ni cuenta con su respaldo.',
  },

  why: {
    title: 'Por qué se le preguntó, o no',
    titleOf: (name) => `Por qué se preguntó, o no, a ${name}`,
    thisWeek: (monday) => `Esta semana, desde el ${monday}`,
    lastWeek: (monday) => `La semana pasada, desde el ${monday}`,
    notAsked:
      'Las consultas van al personal y a quienes acompañan, dentro de un equipo. A este papel no se le pregunta, así que no hay ninguna prevista.',
    nothing: 'No había nada previsto.',
    planned: {
      ask: (when) => `La consulta está prevista para el ${when}.`,
      reminder: (when) => `Hay un recordatorio previsto para el ${when}, salvo que ya haya una respuesta.`,
      snooze: (when) => `Vuelve el ${when}, como usted eligió.`,
      post: (when) => `El resumen del equipo está previsto para el ${when}.`,
      choice: (when) => `La pregunta de cada cuánto preguntar está prevista para el ${when}.`,
      resting: (when) =>
        `Un mensaje para usted sobre las consultas del equipo está previsto para el ${when}.`,
    },
    waiting: {
      ask: (when) => `La consulta tocaba el ${when} y se envía en cuanto se pueda.`,
      reminder: (when) => `El recordatorio tocaba el ${when} y se envía en cuanto se pueda.`,
      snooze: (when) => `Debía volver el ${when} y se envía en cuanto se pueda.`,
      post: (when) => `El resumen del equipo tocaba el ${when} y se publica en cuanto se pueda.`,
      choice: (when) =>
        `La pregunta de cada cuánto preguntar tocaba el ${when} y se envía en cuanto se pueda.`,
      resting: (when) =>
        `Un mensaje para usted sobre las consultas del equipo tocaba el ${when} y se envía en cuanto se pueda.`,
    },
    sent: {
      ask: (when) => `La consulta se envió el ${when}.`,
      reminder: (when) => `El único recordatorio se envió el ${when}.`,
      snooze: (when) => `Volvió el ${when}, como usted eligió.`,
      post: (when) => `El resumen del equipo se publicó el ${when}.`,
      choice: (when) => `El ${when} le pregunté cada cuánto preguntar.`,
      resting: (when) => `El ${when} le escribí sobre las consultas del equipo.`,
    },
    not: {
      ask: (reason) => `Sin consulta: ${reason}`,
      reminder: (reason) => `Sin recordatorio: ${reason}`,
      snooze: (reason) => `No volvió: ${reason}`,
      post: (reason) => `Sin resumen: ${reason}`,
      choice: (reason) => `Sin la pregunta de cada cuánto preguntar: ${reason}`,
      resting: (reason) => `Sin mensaje sobre las consultas del equipo: ${reason}`,
    },
    reasons: {
      break: 'vacaciones escolares.',
      holiday: 'un día festivo, y no quedaba otra hora esa semana.',
      testing: 'días de exámenes, en los que no se pregunta a nadie, y no quedaba otra hora esa semana.',
      snow: 'se suspendieron las clases, y no quedaba otra hora esa semana.',
      before_first_day: 'el año escolar no ha empezado.',
      after_last_day: 'el año escolar ha terminado.',
      first_days: 'los primeros cinco días de clase, en los que no se pregunta a nadie.',
      last_days: 'los últimos cinco días de clase, en los que no se pregunta a nadie.',
      no_school_day: 'una semana sin días de clase.',
      away: 'consta una ausencia, y no quedaba otra hora esa semana.',
      not_worked: 'no es un día laboral, y no quedaba otra hora esa semana.',
      clock_change: 'el cambio de hora no deja tiempo de trabajo ese día.',
      no_slot: 'no queda tiempo de trabajo antes de que se cierre la consulta.',
      off_week: 'no es una de las semanas de consulta del equipo.',
      paused: 'las consultas están en pausa, como usted eligió. Para seguir: /driveline reanudar',
      every_other: 'usted recibe una de cada dos, como eligió. Para cambiarlo: /driveline pausa',
      quiet:
        'tres seguidas quedaron sin respuesta, así que no pregunto hasta que usted elija. Para seguir: /driveline reanudar',
      declined: 'se eligió «Esta vez no».',
      chosen: 'entretanto ya se había elegido.',
      halved:
        'durante cuatro semanas se pregunta al equipo la mitad de veces, porque respondieron pocas personas o muchas no sabían.',
      undecided:
        'los dos últimos resúmenes del equipo quedaron sin decisión y sin acción, y no se pregunta a nadie hasta que haya una.',
      unposted:
        'el último resumen del equipo no se pudo publicar, y no se pregunta a nadie hasta que llegue uno.',
      small_team:
        'el equipo tiene muy pocas personas para tener cifras propias, y preguntar no serviría de nada.',
      answered: 'la consulta ya estaba respondida.',
      snoozed: 'se eligió «Más tarde» en su lugar.',
      closed: 'la consulta ya se había cerrado.',
      late: 'no se pudo enviar a tiempo, y fuera de tiempo no se envía.',
      nothing_to_ask: 'todas las preguntas posibles se hicieron hace muy poco.',
      contact_budget: 'ya se había llegado al máximo de mensajes por persona en una semana.',
      not_begun:
        'se le acababa de contar qué le llega. Con «Está bien» en ese mensaje, o pasados unos días, empieza.',
      left: 'ya no está en un equipo al que se pregunte.',
      no_account: 'no se encontró una cuenta de chat para el correo antes de que se cerrara la consulta.',
      no_channel: 'el equipo no tiene un canal para ello.',
      shared_channel: 'otra organización lee el canal y nadie lo ha autorizado todavía.',
      gone: 'en el chat no existe esa cuenta o ese canal, o no se puede escribir allí.',
      invalid: 'el chat rechazó el mensaje. Es un error nuestro y quedó registrado.',
      attempts: 'no se pudo llegar al chat y se acabaron los intentos.',
      uncertain: 'no se sabe si llegó, así que no se envió por segunda vez.',
    },
    ownReason:
      'nada encajaba con los ajustes propios de esta persona o con su límite semanal. Cuál de ellos, solo lo ve ella.',
    unknownReason: 'por una razón que esta versión no conoce.',
    noAccountYet: 'Todavía no se conoce una cuenta de chat para el correo del archivo del distrito.',
    focus: (position, driver) =>
      `Pregunta ${position}, ${driver}: es el foco del equipo, por eso se pregunta cada vez.`,
    leastCovered: (position, driver) =>
      `Pregunta ${position}, ${driver}: era de lo que el equipo tenía menos respuestas en esta ronda.`,
    small: (zone) =>
      `Las horas son locales (${zone}). A todo el equipo se le pregunta por los mismos impulsores; qué pregunta le toca a cada quien sale de un sorteo fijo.`,
    lookedUp: (name, day) =>
      `${name} preguntó el ${day} por qué le tocó o no la consulta. No se mostró ninguna respuesta.`,
    withoutAnswers: 'Las respuestas, y si las hay, no las ve nadie más que esta persona.',
    refused:
      'Eso queda entre Driveline y esa persona, así que no puedo decírselo. Sobre usted puede preguntar cuando quiera: /driveline why',
    unknownPerson: (typed) =>
      `No conozco a nadie que se llame «${typed}» en este distrito. Pruebe con su correo o elija a la persona en la lista tras la @.`,
    severalPeople: (typed) =>
      `Aquí hay más de una persona que se llama «${typed}». Pruebe con su correo o elija a la persona en la lista tras la @.`,
  },
};
