/** The reviewed list of phrases that say nothing to a model: politeness, openings and fillers. Articles are the last of them. */
export const emptyPhrases: readonly string[] = `
in the process of
be able to
do your best to
try your best to
try to
as much as possible
as far as possible
as you can
to the best of your ability
i would like you to
i would like to ask you to
i want you to
i need you to
i would appreciate it if you could
i would be grateful if you could
it would be great if you could
it would be helpful if you could
we would like you to
we want you to
we need you to
could you please
can you please
would you please
could you
can you
would you
your task is to
your job is to
your goal is to
your role is to
you are required to
you are expected to
you are asked to
you will need to
you need to
you have to
you should
you must
you will
make sure that you
make sure to
make sure you
be sure that you
be sure to
please ensure that you
please make sure that you
please make sure to
please remember to
please keep in mind that
please note that
please be aware that
please
kindly
thank you very much for your help
thank you for your help
thank you in advance
thank you very much
thank you
thanks
it is very important that you
it is important that you
it is extremely important that you
it is essential that you
it is crucial that you
it is very important to
it is important to
it is essential to
it is necessary to
it is very important that
it is important that
it is essential that
it is crucial that
it should be noted that
it is worth noting that
it is recommended that you
remember to
remember that
always remember to
keep in mind that
bear in mind that
note that
be aware that
as you may know
as you know
needless to say
generally speaking
in general
at the end of the day
for all intents and purposes
in my opinion
i think that
i believe that
you are an
you are a
you are
act as an
act as a
acting as
world-class
very
really
quite
extremely
basically
actually
essentially
literally
simply
carefully
thoroughly
properly
clearly
definitely
absolutely
obviously
that i have provided
that i have given you
as follows
which is
which are
that is
that are
who is
who are
the
a
an
`
  .trim()
  .split('\n');
