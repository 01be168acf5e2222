/** What the bot says when no loop can answer. Each says what happened, what is safe, and what to do. */
const en = {
  olderMessage:
    'This message is from an older version of Driveline. Nothing was changed. Please use the newest message here.',
  unknownPerson:
    'Driveline does not know you in this district yet, so nothing was saved. Please ask the person who runs Driveline in your district to add you.',
  notSaved: 'Something went wrong on our side and nothing was saved. Please try again in a minute.',
  command:
    'Driveline works through its messages: it writes to you when your team has a check-in, and once a week in your team’s channel. There is nothing to type.',
};

const es: typeof en = {
  olderMessage:
    'Este mensaje es de una versión anterior de Driveline. No se cambió nada. Usa el mensaje más reciente de esta conversación.',
  unknownPerson:
    'Driveline todavía no te conoce en este distrito, así que no se guardó nada. Pide a la persona que administra Driveline en tu distrito que te agregue.',
  notSaved: 'Algo falló de nuestro lado y no se guardó nada. Inténtalo de nuevo en un minuto.',
  command:
    'Driveline funciona con sus mensajes: te escribe cuando tu equipo tiene una consulta, y una vez por semana en el canal de tu equipo. No hace falta escribir nada.',
};

export const engineSentences = { en, es };
