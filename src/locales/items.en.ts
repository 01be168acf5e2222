import type { CatalogItemId, ItemWording } from '../model/items.ts';

export const itemsEn: Readonly<Record<CatalogItemId, ItemWording>> = {
  sel1: {
    text: 'Before we picked people for this work, we agreed in writing what the role would ask of them.',
    counts:
      'In place: written down and shared before anyone was chosen. Partly: talked about, or written later.',
  },
  sel2: {
    text: 'Before people were chosen, they tried a small piece of the real task, such as giving feedback on a short clip.',
    counts:
      'In place: everyone chosen did this. Partly: some did, or they only talked through what they would do.',
  },
  sel3: {
    text: 'Those who took on a role knew the time it needs and could comfortably say no.',
    counts:
      'In place: both are true. Partly: they knew the time but felt they had to say yes, or the other way round.',
  },
  sel4: {
    text: 'What we saw when choosing someone was passed on to whoever trains or coaches them.',
    counts:
      'In place: strengths and needs were passed on before the first session. Partly: late, or for some people.',
  },
  sel5: {
    text: 'The people who guide growth and evaluation here are a good match for that job.',
    counts: 'In place: their skills and time fit what the job asks. Partly: it depends on who you get.',
  },
  sel6: {
    text: 'We have talked about who would take this work on, and what they could then put down.',
    counts:
      'In place: names and tasks were spoken of openly. Partly: we know who, but not what they could stop doing.',
  },
  sel7: {
    text: 'People who came to this work this year were prepared for it as well as those who began it.',
    counts:
      'In place: the same steps, and someone to ask. Partly: they had to pick up some of it on their own.',
  },
  trn1: {
    text: 'Everyone due for our latest session has had it, including people who joined late.',
    counts: 'In place: nobody is still waiting. Partly: most have had it, and the rest have a date.',
  },
  trn2: {
    text: 'In my last session I practiced the skill itself and heard how I did.',
    counts:
      'In place: you tried it and got feedback. Partly: you tried it without feedback, or only watched.',
  },
  trn3: {
    text: 'I can explain why we work this way, not only which steps to follow.',
    counts: 'In place: you could tell a new colleague the reasons. Partly: you could explain some of it.',
  },
  trn4: {
    text: 'Within two weeks of my last session, someone checked in on how it was going.',
    counts:
      'In place: a person asked you, and listened. Partly: only a form or a mass message, or it came later.',
  },
  trn5: {
    text: 'We compared what people could do before and after a session, and changed the next one because of it.',
    counts:
      'In place: compared, and something changed. Partly: compared, but the next session stayed the same.',
  },
  trn6: {
    text: 'I know what I would need to learn before we could start.',
    counts: 'In place: you could name it, and where to learn it. Partly: you know some of it.',
  },
  coa1: {
    text: 'In the past two weeks I had coaching time that was about my own practice.',
    counts:
      'In place: at least one talk about your work with students. Partly: it was cut short or was mostly about other things.',
  },
  coa2: {
    text: 'My coach had seen some of my work before giving me feedback.',
    counts:
      'In place: a visit, a recording or student work. Partly: they relied mostly on what you or others told them.',
  },
  coa3: {
    text: 'I came away from my last coaching talk with one thing to try.',
    counts: 'In place: one clear step you could name now. Partly: several ideas, none of them picked.',
  },
  coa4: {
    text: 'I can be open with my coach without thinking about my evaluation.',
    counts: 'In place: you could bring up a lesson that went badly. Partly: about some things, not others.',
  },
  coa5: {
    text: 'What we worked on in coaching came from evidence, not only from what was urgent that day.',
    counts: 'In place: from student work, a visit or data. Partly: one of your talks did, or only in part.',
  },
  coa6: {
    text: 'The coaching time I had blocked out stayed protected.',
    counts:
      'In place: all of it went to coaching in the past two weeks. Partly: some of it was taken or moved.',
  },
  fid1: {
    text: 'The practice checks planned for this month took place.',
    counts: 'In place: all that were planned so far. Partly: some, or they were moved to a set date.',
  },
  fid2: {
    text: 'I know what "done well" looks like for our growth and evaluation work.',
    counts:
      'In place: you could describe it or point to an example. Partly: you know some of it, or it is not the same for everyone.',
  },
  fid3: {
    text: 'What someone noticed in my practice came back to me within a week, in words I could use.',
    counts: 'In place: within a week, and you knew what to do with it. Partly: late, or hard to use.',
  },
  fid4: {
    text: 'Two of us looking at the same practice would give nearly the same rating.',
    counts:
      'In place: you have tried it and the ratings were close. Partly: you think so but have not checked.',
  },
  fid5: {
    text: 'When results were low, our first question was what support was missing.',
    counts: 'In place: support came up first, before anyone’s effort. Partly: it came up, but later.',
  },
  fid6: {
    text: 'What we do now still does what it was meant to do, also where we have changed it.',
    counts:
      'In place: you know what was changed, and someone checked that it still helps. Partly: changed, but not checked.',
  },
  ext1: {
    text: 'This month we looked for outside rules, money or deadlines that help or get in the way.',
    counts: 'In place: looked at together, and written down. Partly: one of us did, or only in passing.',
  },
  ext2: {
    text: 'When an outside demand clashed with good practice, someone who could change it was told.',
    counts:
      'In place: told clearly, and we know who it was. Partly: raised, but not with someone who can change it.',
  },
  ext3: {
    text: 'We got an answer on something we had raised with people above our level.',
    counts: 'In place: a yes, a no or a date. Partly: they said they had it, and nothing more.',
  },
  ext4: {
    text: 'Testing and reporting left enough room to do this work properly.',
    counts:
      'In place: over the past two weeks, little or nothing was dropped. Partly: some of it had to be rushed or cut.',
  },
  ext5: {
    text: 'Outside partners describe what we are doing much the way we would.',
    counts:
      'In place: you have heard or read it, and it fits. Partly: the main idea fits, important parts do not.',
  },
  ext6: {
    text: 'We know which outside rules, money and dates would help this work or stand in its way.',
    counts: 'In place: looked up together, and written down. Partly: we know some, or one of us does.',
  },
  ext7: {
    text: 'This work would go on if one grant or one budget line came to an end.',
    counts: 'In place: who would pay, and from what, is settled. Partly: talked about, but not settled.',
  },
  int1: {
    text: 'Over the past two weeks, the time set aside for observing, feedback and reflecting was kept.',
    counts: 'In place: all or nearly all of it. Partly: some was taken for other things.',
  },
  int2: {
    text: 'Our forms and steps make this work lighter, not heavier.',
    counts: 'In place: they save time or thought. Partly: some do, and some are only there to be filled in.',
  },
  int3: {
    text: 'Something that was in our way has lately been removed, made easier or plainly answered.',
    counts:
      'In place: done in the past month; a clear no with a reason counts too. Partly: started, but not finished.',
  },
  int4: {
    text: 'I know where to turn when part of the process gets stuck.',
    counts: 'In place: you could name the person now. Partly: you would have to ask around first.',
  },
  int5: {
    text: 'Our goals, our calendar and our evaluation dates all pull in one direction.',
    counts:
      'In place: the dates leave time for the goals. Partly: one of the three gets in the way of the others.',
  },
  int6: {
    text: 'I can see where in our week there would be time for this work.',
    counts: 'In place: you could point to it in the schedule. Partly: only if something else gave way.',
  },
  dat1: {
    text: 'This month our team looked at both "are we doing it?" and "is it helping?".',
    counts: 'In place: both, with data in front of you. Partly: only one of the two.',
  },
  dat2: {
    text: 'I could get the data for my next decision without asking for favors or building a spreadsheet.',
    counts: 'In place: it was there when you needed it. Partly: some was, or it came late.',
  },
  dat3: {
    text: 'Our last look at data ended with a decision, a name and a date.',
    counts: 'In place: all three. Partly: one or two of them.',
  },
  dat4: {
    text: 'The training on offer follows from what our data showed.',
    counts: 'In place: you can see the link for most of it. Partly: for some of it.',
  },
  dat5: {
    text: 'I trust that the numbers are right and will be used to help, not to single people out.',
    counts: 'In place: both are true for you. Partly: one of them, or most of the time.',
  },
  dat6: {
    text: 'Before we spoke of a solution, we looked at what our students need.',
    counts:
      'In place: looked at together, with our own data. Partly: one of us did, or we went by what we feel.',
  },
  lte1: {
    text: 'In the past month, next steps for this work came with a name and a date.',
    counts: 'In place: nearly all of them. Partly: some did, or they had only a name or only a date.',
  },
  lte2: {
    text: 'Everyday problems with a known fix were fixed without much delay.',
    counts: 'In place: most were fixed within days. Partly: some were, and some had to be asked about again.',
  },
  lte3: {
    text: 'I know how choices about this process are made, and by whom.',
    counts: 'In place: you could explain both. Partly: you know who, but not how, or the other way round.',
  },
  lte4: {
    text: 'Leaders talk about good practice in the same terms as coaches and trainers.',
    counts:
      'In place: you hear the same words and the same priorities. Partly: alike in the main points only.',
  },
  lte5: {
    text: 'I know who decides whether we go ahead, and by when.',
    counts: 'In place: both are known. Partly: you know who, but not when, or the other way round.',
  },
  lad1: {
    text: 'Lately there was room to say what is hard about this change.',
    counts: 'In place: there was time for it, and people used it. Partly: it was possible, but not easy.',
  },
  lad2: {
    text: 'A view that differed from the plan was heard and made a difference.',
    counts:
      'In place: something changed, or there was an honest answer why not. Partly: it was heard, and that was all.',
  },
  lad3: {
    text: 'Before solving a problem, we checked that we saw the same problem.',
    counts:
      'In place: we said it out loud and agreed on it. Partly: some of us did, or we did so afterwards.',
  },
  lad4: {
    text: 'Several people lead this work, not just those with the title.',
    counts:
      'In place: you can name two or more others who lead a part of it. Partly: others help, but do not decide.',
  },
  lad5: {
    text: 'The people closest to an issue helped shape the answer and were backed.',
    counts:
      'In place: both. Partly: they were asked, but the answer came from elsewhere or was not supported.',
  },
  lad6: {
    text: 'Those who would do this work were asked whether it fits their students.',
    counts:
      'In place: asked before anything was chosen, and heard. Partly: asked late, or only some of them.',
  },
  cnf1: {
    text: 'I feel able to do my part of the growth and evaluation work well.',
    counts: 'In place: you feel sure of most of it. Partly: sure of some of it, or only with help close by.',
  },
  wth1: {
    text: 'This work is worth the time it takes me.',
    counts: 'In place: you would miss it if it stopped. Partly: some of it is, and some of it is not.',
  },
  fit1: {
    text: 'What we are asked to do can be done in the week I actually have.',
    counts:
      'In place: in an ordinary week, within your hours. Partly: in some weeks, or only by staying late.',
  },
};
