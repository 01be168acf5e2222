import type { CatalogItemId, ItemWording } from '../model/items.ts';

export const itemsEs: Readonly<Record<CatalogItemId, ItemWording>> = {
  sel1: {
    text: 'Antes de elegir a las personas para este trabajo, acordamos por escrito qué pediría el puesto.',
    counts: 'Ya está: escrito y compartido antes de elegir. En parte: solo se habló, o se escribió después.',
  },
  sel2: {
    text: 'Antes de ser elegidas, las personas probaron una pequeña parte de la tarea real, como comentar un video corto.',
    counts:
      'Ya está: lo hicieron todas las personas elegidas. En parte: solo algunas, o solo contaron qué harían.',
  },
  sel3: {
    text: 'Quienes aceptaron un puesto sabían cuánto tiempo exige y podían decir que no con tranquilidad.',
    counts: 'Ya está: las dos cosas. En parte: sabían el tiempo pero se sintieron obligados, o al revés.',
  },
  sel4: {
    text: 'Lo que observamos al elegir a alguien se lo contamos a quien le da formación o coaching.',
    counts:
      'Ya está: fortalezas y necesidades, antes de la primera sesión. En parte: tarde, o solo en algunos casos.',
  },
  sel5: {
    text: 'Las personas que guían aquí el crecimiento y la evaluación son adecuadas para esa tarea.',
    counts:
      'Ya está: sus habilidades y su tiempo bastan para lo que se pide. En parte: depende de quién le toque.',
  },
  sel6: {
    text: 'Hemos hablado de quién haría este trabajo y de qué podría dejar de hacer a cambio.',
    counts:
      'Ya está: se habló abiertamente de personas y tareas. En parte: sabemos quién, pero no qué podría dejar.',
  },
  sel7: {
    text: 'Quienes llegaron este año a este trabajo se prepararon tan bien como quienes lo empezaron.',
    counts:
      'Ya está: los mismos pasos y alguien a quien preguntar. En parte: algo tuvieron que aprenderlo por su cuenta.',
  },
  trn1: {
    text: 'Todas las personas a quienes les tocaba nuestra última sesión ya la tuvieron, también quienes llegaron después.',
    counts: 'Ya está: nadie sigue esperando. En parte: la mayoría la tuvo y el resto tiene fecha.',
  },
  trn2: {
    text: 'En mi última sesión practiqué la habilidad misma y supe cómo me salió.',
    counts: 'Ya está: la practicó y recibió comentarios. En parte: sin comentarios, o solo miró.',
  },
  trn3: {
    text: 'Puedo explicar por qué trabajamos así, no solo qué pasos seguir.',
    counts: 'Ya está: podría contarle las razones a alguien nuevo. En parte: podría explicar algunas.',
  },
  trn4: {
    text: 'En las dos semanas después de mi última sesión, alguien me preguntó cómo me iba.',
    counts:
      'Ya está: una persona le preguntó y le escuchó. En parte: solo un formulario o un mensaje general, o más tarde.',
  },
  trn5: {
    text: 'Comparamos lo que la gente sabía hacer antes y después de una sesión, y por eso cambiamos la siguiente.',
    counts: 'Ya está: se comparó y algo cambió. En parte: se comparó, pero la sesión siguiente quedó igual.',
  },
  trn6: {
    text: 'Sé qué tendría que aprender antes de que podamos empezar.',
    counts: 'Ya está: podría decir qué y dónde aprenderlo. En parte: sabe una parte.',
  },
  coa1: {
    text: 'En las últimas dos semanas tuve un tiempo de coaching dedicado a mi propia práctica.',
    counts:
      'Ya está: al menos una conversación sobre su trabajo con estudiantes. En parte: se acortó, o trató sobre todo de otras cosas.',
  },
  coa2: {
    text: 'Mi coach había visto algo de mi trabajo antes de darme sus comentarios.',
    counts:
      'Ya está: una visita, una grabación o trabajos de estudiantes. En parte: se basó sobre todo en lo que le contaron.',
  },
  coa3: {
    text: 'De mi última conversación de coaching salí con una cosa concreta que probar.',
    counts: 'Ya está: un paso claro que podría decir ahora. En parte: varias ideas, sin elegir ninguna.',
  },
  coa4: {
    text: 'Puedo hablar con franqueza con mi coach sin pensar en mi evaluación.',
    counts: 'Ya está: podría contarle una clase que salió mal. En parte: de algunas cosas sí, de otras no.',
  },
  coa5: {
    text: 'Lo que trabajamos en coaching partió de evidencias, no solo de lo urgente de ese día.',
    counts:
      'Ya está: de trabajos de estudiantes, una visita o datos. En parte: solo en una de las conversaciones, o a medias.',
  },
  coa6: {
    text: 'Se respetó el tiempo que yo había reservado para el coaching.',
    counts:
      'Ya está: en las últimas dos semanas todo fue para coaching. En parte: una parte se perdió o se movió.',
  },
  fid1: {
    text: 'Se hicieron las revisiones de la práctica previstas para este mes.',
    counts: 'Ya está: todas las previstas hasta hoy. En parte: algunas, o pasaron a una fecha fija.',
  },
  fid2: {
    text: 'Sé cómo se ve un trabajo «bien hecho» en nuestro proceso de crecimiento y evaluación.',
    counts:
      'Ya está: podría describirlo o mostrar un ejemplo. En parte: lo sabe a medias, o no es igual para todos.',
  },
  fid3: {
    text: 'Lo que alguien notó en mi práctica me llegó en menos de una semana y con palabras que me sirvieron.',
    counts:
      'Ya está: en una semana, y supiste qué hacer con ello. En parte: llegó tarde o era difícil de usar.',
  },
  fid4: {
    text: 'Si dos de nosotros observáramos la misma práctica, la valoraríamos casi igual.',
    counts: 'Ya está: lo han probado y hubo poca diferencia. En parte: lo creen, pero no lo han comprobado.',
  },
  fid5: {
    text: 'Cuando los resultados fueron bajos, lo primero que preguntamos fue qué apoyo faltaba.',
    counts: 'Ya está: se habló del apoyo antes que del esfuerzo de nadie. En parte: se habló, pero después.',
  },
  fid6: {
    text: 'Lo que hacemos hoy sigue cumpliendo su propósito, también donde lo hemos cambiado.',
    counts:
      'Ya está: sabe qué cambió, y alguien comprobó que sigue ayudando. En parte: cambió, pero nadie lo comprobó.',
  },
  ext1: {
    text: 'Este mes buscamos qué reglas, fondos o plazos de fuera nos ayudan o nos estorban.',
    counts:
      'Ya está: lo vimos en equipo y quedó escrito. En parte: lo hizo una sola persona, o muy por encima.',
  },
  ext2: {
    text: 'Cuando una exigencia de fuera chocó con la buena práctica, se lo dijimos a alguien que podía cambiarla.',
    counts:
      'Ya está: se dijo con claridad y sabemos a quién. En parte: se dijo, pero no a quien puede cambiarla.',
  },
  ext3: {
    text: 'Nos respondieron sobre algo que habíamos planteado a un nivel superior.',
    counts: 'Ya está: un sí, un no o una fecha. En parte: solo dijeron que lo habían recibido.',
  },
  ext4: {
    text: 'Las pruebas y los informes dejaron tiempo suficiente para hacer bien este trabajo.',
    counts:
      'Ya está: en las últimas dos semanas casi nada quedó fuera. En parte: hubo que apurar o recortar algo.',
  },
  ext5: {
    text: 'Nuestros socios de fuera describen lo que hacemos más o menos como lo haríamos nosotros.',
    counts:
      'Ya está: lo ha oído o leído, y coincide. En parte: coincide la idea principal, pero no otras partes importantes.',
  },
  ext6: {
    text: 'Sabemos qué normas, fondos y fechas de fuera ayudarían a este trabajo o lo frenarían.',
    counts:
      'Ya está: los buscamos en equipo y están por escrito. En parte: conocemos algunos, o solo los conoce alguien.',
  },
  ext7: {
    text: 'Este trabajo seguiría aunque se acabara una subvención o una partida del presupuesto.',
    counts: 'Ya está: está acordado quién pagaría y de dónde. En parte: se habló, pero no se acordó.',
  },
  int1: {
    text: 'En las últimas dos semanas se respetó el tiempo reservado para observar, comentar y reflexionar.',
    counts: 'Ya está: todo o casi todo. En parte: una parte se usó para otras cosas.',
  },
  int2: {
    text: 'Nuestros formularios y trámites hacen este trabajo más ligero, no más pesado.',
    counts: 'Ya está: ahorran tiempo o esfuerzo. En parte: unos sí, y otros solo hay que llenarlos.',
  },
  int3: {
    text: 'Hace poco se quitó, se alivió o se respondió con claridad algo que nos estorbaba.',
    counts:
      'Ya está: fue en el último mes; también cuenta un no claro con su razón. En parte: se empezó, pero no se terminó.',
  },
  int4: {
    text: 'Sé a quién acudir cuando una parte del proceso se atasca.',
    counts: 'Ya está: podría decir ahora quién es. En parte: primero tendría que preguntar.',
  },
  int5: {
    text: 'Nuestras metas, nuestro calendario y nuestras fechas de evaluación van en la misma dirección.',
    counts:
      'Ya está: las fechas dejan tiempo para las metas. En parte: una de las tres cosas estorba a las demás.',
  },
  int6: {
    text: 'Veo en qué momento de la semana habría tiempo para este trabajo.',
    counts: 'Ya está: podría señalarlo en el horario. En parte: solo si se deja otra cosa.',
  },
  dat1: {
    text: 'Este mes nuestro equipo miró las dos cosas: «¿lo estamos haciendo?» y «¿está ayudando?».',
    counts: 'Ya está: las dos, con datos a la vista. En parte: solo una de las dos.',
  },
  dat2: {
    text: 'Pude obtener los datos para mi próxima decisión sin pedir favores ni armar una hoja de cálculo.',
    counts: 'Ya está: estaban ahí cuando hacían falta. En parte: solo algunos, o llegaron tarde.',
  },
  dat3: {
    text: 'La última vez que miramos datos, terminamos con una decisión, un nombre y una fecha.',
    counts: 'Ya está: las tres cosas. En parte: una o dos.',
  },
  dat4: {
    text: 'La formación que se ofrece parte de lo que mostraron nuestros datos.',
    counts: 'Ya está: en la mayor parte se ve la relación. En parte: solo en algunas sesiones.',
  },
  dat5: {
    text: 'Confío en que los números son correctos y se usarán para ayudar, no para señalar a nadie.',
    counts: 'Ya está: confía en las dos cosas. En parte: en una de ellas, o casi siempre.',
  },
  dat6: {
    text: 'Antes de hablar de una solución, miramos qué necesitan nuestros estudiantes.',
    counts:
      'Ya está: en equipo y con datos propios. En parte: lo hizo alguien, o nos guiamos por lo que sentimos.',
  },
  lte1: {
    text: 'En el último mes, los próximos pasos de este trabajo tuvieron un nombre y una fecha.',
    counts: 'Ya está: casi todos. En parte: algunos, o solo el nombre o solo la fecha.',
  },
  lte2: {
    text: 'Los problemas comunes con solución conocida se resolvieron sin mucha demora.',
    counts: 'Ya está: la mayoría en pocos días. En parte: algunos, y por otros hubo que insistir.',
  },
  lte3: {
    text: 'Sé cómo se toman las decisiones sobre este proceso y quién las toma.',
    counts: 'Ya está: podría explicar las dos cosas. En parte: sabe quién, pero no cómo, o al revés.',
  },
  lte4: {
    text: 'La dirección habla de la buena práctica en los mismos términos que coaches y formadores.',
    counts: 'Ya está: se oyen las mismas palabras y prioridades. En parte: coinciden solo en lo principal.',
  },
  lte5: {
    text: 'Sé quién decide si seguimos adelante, y para cuándo.',
    counts: 'Ya está: las dos cosas. En parte: sabe quién, pero no cuándo, o al revés.',
  },
  lad1: {
    text: 'En estas semanas hubo espacio para decir qué tiene de difícil este cambio.',
    counts: 'Ya está: hubo tiempo y se aprovechó. En parte: se podía, pero no era fácil.',
  },
  lad2: {
    text: 'Una opinión distinta del plan fue escuchada y cambió algo.',
    counts: 'Ya está: algo cambió, o se explicó con franqueza por qué no. En parte: se escuchó, y nada más.',
  },
  lad3: {
    text: 'Antes de resolver un problema, comprobamos que todos veíamos el mismo problema.',
    counts: 'Ya está: lo dijimos en voz alta y coincidimos. En parte: solo algunos, o después de empezar.',
  },
  lad4: {
    text: 'Varias personas lideran este trabajo, no solo quienes tienen el cargo.',
    counts:
      'Ya está: puede nombrar al menos a otras dos que lideran una parte. En parte: otras ayudan, pero no deciden.',
  },
  lad5: {
    text: 'Las personas más cercanas a un asunto ayudaron a dar forma a la respuesta y tuvieron respaldo.',
    counts:
      'Ya está: las dos cosas. En parte: se les preguntó, pero la respuesta vino de otro lado o no tuvo apoyo.',
  },
  lad6: {
    text: 'A quienes harían este trabajo se les preguntó si les sirve a sus estudiantes.',
    counts: 'Ya está: antes de elegir nada, y se tuvo en cuenta. En parte: tarde, o solo a algunas personas.',
  },
  cnf1: {
    text: 'Me siento capaz de hacer bien mi parte del trabajo de crecimiento y evaluación.',
    counts:
      'Ya está: se siente con seguridad en casi todo. En parte: en algunas cosas, o solo con ayuda cerca.',
  },
  wth1: {
    text: 'Este trabajo vale el tiempo que me toma.',
    counts: 'Ya está: lo echaría de menos si se acabara. En parte: una parte sí y otra no.',
  },
  fit1: {
    text: 'Lo que se nos pide cabe en la semana que de verdad tengo.',
    counts:
      'Ya está: en una semana normal y dentro de su horario. En parte: algunas semanas, o quedándose más tarde.',
  },
};
