import type { DriverId } from '../model/drivers.ts';
import type { Explainer } from './learn.en.ts';

export const learnEs: Readonly<Record<DriverId, Explainer>> = {
  selection: {
    what: 'La selección es elegir con intención a las personas para un trabajo. Importa al contratar, y también cuando alguien de la escuela pasa a ser mentor, a guiar un equipo o a probar primero una práctica. Las dos partes deben saber qué exige el trabajo antes de decir que sí.',
    good: 'El papel está descrito con palabras sencillas, con el tiempo que pide. La persona prueba antes una parte pequeña del trabajo real. Decir que no, no cuesta nada. Lo que se vio llega a quien va a formarla y acompañarla.',
    tryThis:
      'Elijan un papel que su equipo necesita cubrir. Escriban tres frases: qué hará la persona, cuántas horas le llevará y qué debe estar dispuesta a aprender. Léanselas a alguien que podría aceptarlo y pregúntenle qué falta.',
  },
  training: {
    what: 'La formación da las razones, los conocimientos y un primer intento sin riesgo. Por sí sola no vuelve hábil a nadie. Su tarea es preparar para el acompañamiento, para que la práctica en el aula empiece pronto.',
    good: 'Las sesiones explican por qué la práctica funciona, la muestran y dejan que todos la prueben y reciban comentarios. Llegan justo antes de que haga falta. Quien las da mira qué podía hacer la gente antes y después, y le cuenta al acompañante qué sigue flojo.',
    tryThis:
      'Miren el próximo día de formación. Pidan diez minutos en los que cada persona pruebe un paso en voz alta con otra. Después, que cada quien anote el paso que quiere que alguien le observe.',
  },
  coaching: {
    what: 'El acompañamiento es ayuda en el propio trabajo. Alguien le ve usar una habilidad, habla con usted de lo que vio y planea con usted el paso siguiente. Dura mientras sea útil y se hace más ligero cuando gana seguridad. Le ayuda a adaptar una práctica sin que pierda lo esencial.',
    good: 'Las visitas están previstas, son cortas y regulares. Quien acompaña ve el trabajo real y trae hechos, no una nota. Usted sale con un solo paso siguiente, elegido entre los dos. El acompañamiento va aparte de la evaluación, para que sea seguro mostrar lo que cuesta.',
    tryThis:
      'Elija un momento de una clase que quiera mejorar. Pida a su acompañante o a un colega que observe solo eso durante diez minutos. Acuerden antes qué va a anotar.',
  },
  fidelity: {
    what: 'Las revisiones de fidelidad y esfuerzo averiguan dos cosas: qué se hizo y qué tan bien. El esfuerzo se cuenta: visitas hechas, clases dadas. La fidelidad mira si estaban las partes principales y si funcionaron. El resultado dice qué tan bueno fue el apoyo. No califica a una persona.',
    good: 'Las revisiones son cortas, frecuentes y tratan de una práctica clara. Se sabe de antemano qué se mira. Cada quien recibe su resultado en pocos días. El equipo pregunta «¿qué apoyo hay que cambiar?» antes de pedirle a nadie más empeño.',
    tryThis:
      'Nombren en equipo las tres partes sin las que su práctica no funciona. Cada quien anota cuántas usó hoy. Hablen de la que más costó mantener y de qué la haría más fácil.',
  },
  external_systems: {
    what: 'Los sistemas externos son las reglas, el dinero y las exigencias que vienen de fuera: leyes, subvenciones, pruebas del estado, normas del distrito, datos que hay que entregar. Su equipo no los controla. Sí puede trabajar con quien los controla, para que encajen mejor.',
    good: 'Alguien lleva una lista de lo que viene de fuera y de lo que estorba. Cada problema llega a quien puede cambiarlo, con hechos y con fecha para la respuesta. La respuesta vuelve a quienes plantearon el problema.',
    tryThis:
      'Nombren una exigencia de fuera que hoy quita tiempo a la enseñanza. Averigüen quién puede cambiarla de verdad. Envíenle dos frases: qué pasa por su causa y qué ayudaría. Pregunten cuándo habrá respuesta.',
  },
  internal_systems: {
    what: 'Los sistemas internos son lo que la escuela o el distrito puede organizar por su cuenta: horarios, normas, tiempo de reunión, formularios, equipos y dinero. Los buenos despejan el camino: quien quiere trabajar bien no tiene que pelear por tiempo ni por permiso.',
    good: 'El horario tiene tiempo para acompañar y planear, y se respeta. Los equipos saben qué pueden decidir. El papeleo que no sirve se elimina. Quien nombra una barrera se entera de qué pasó con ella, aunque la respuesta sea no.',
    tryThis:
      'Pidan a cada persona del equipo una cosa que esta semana le quitó tiempo y no ayudó a ningún estudiante. Elijan una que su escuela pueda cambiar sola. Pónganle responsable y un día para saber qué pasó.',
  },
  data_systems: {
    what: 'Datos para decidir quiere decir que la gente recibe hechos útiles a tiempo para actuar. Son de dos clases: qué se hizo y qué tan bien, y qué sacaron de ello los estudiantes. Verlos juntos muestra si hay que cambiar el apoyo o la práctica.',
    good: 'El equipo ve pocas cifras, a menudo, y las entiende sin ayuda. Cada reunión sobre datos termina con una decisión y un nombre. Más tarde se mira si ayudó. La formación se planea según lo que muestran las cifras.',
    tryThis:
      'Tomen una cifra que su equipo ya recibe. Pregunten tres cosas: ¿Confiamos en ella? ¿Qué puede explicarla? ¿Qué haremos distinto de aquí a una semana? Si nadie responde la tercera, pregúntense si necesitan esa cifra.',
  },
  leadership_technical: {
    what: 'Algunos problemas son claros. Hay acuerdo en qué falla y alguien sabe arreglarlo: un salón, un horario, un formulario que falta. Aquí liderar es gestionar bien. Decidir, decir quién lo hace y para cuándo, y cuidar que se haga.',
    good: 'Los problemas pequeños se resuelven en días. Las decisiones están escritas donde todos las encuentran. Cada tarea tiene una persona y una fecha. La razón se dice junto con la decisión. Quien lidera, en cualquier nivel, arregla lo que le toca sin pedir permiso.',
    tryThis:
      'Anoten tres cosas que llevan más de dos semanas esperando. Marquen aquellas en las que todos están de acuerdo en la solución. Pongan hoy a cada una un nombre y una fecha. Avisen a quienes lo pidieron.',
  },
  leadership_adaptive: {
    what: 'Algunos problemas son difíciles porque cada persona los ve de otra manera. Hay valores, costumbres o miedos de por medio, y nadie de fuera trae la respuesta. Aquí liderar es reunir a la gente, escuchar, probar cosas y repartir el trabajo del cambio.',
    good: 'Quien lidera dice abiertamente que no hay arreglo rápido. Pregunta a quienes se verán afectados, primero a quienes no están de acuerdo. Las preocupaciones se toman como noticias sobre el trabajo. Antes de los planes grandes hay pruebas pequeñas. Quienes viven el problema ayudan a resolverlo.',
    tryThis:
      'Piense en un cambio que se atasca una y otra vez. Pregunte a dos personas que lo ven distinto: «¿Qué perdería usted si lo hiciéramos?» Solo escuche y anote. Cuéntele a cada una lo que oyó antes de proponer nada.',
  },
};
