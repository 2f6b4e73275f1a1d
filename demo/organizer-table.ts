export const organizerTable = {
  'nordwind-konzerte': {
    name: 'Nordwind Konzerte',
    about:
      'Nordwind has brought bands to halls, harbours and fields in northern Europe since 2004. We book what we would queue for ourselves, pay support acts properly and keep a share of every house under thirty euros.',
  },
  'lindenufer-buehnen': {
    name: 'Bühnen am Lindenufer',
    about:
      'An ensemble theatre with its own workshops, touring between Berlin and Vienna. Classics are played as if they had been written last week; new plays get the long rehearsals usually kept for classics.',
  },
  'marlowe-stage-company': {
    name: 'Marlowe Stage Company',
    about:
      'Founded by nine actors above a bookshop in 1987, now a company of forty. We stage plays in plain sight of the audience: few effects, strong voices, and surtitles wherever they help.',
  },
  'compagnie-des-quais': {
    name: 'Compagnie des Quais',
    about:
      'La compagnie plays the French repertoire and new writing from Paris and Lisbon. Under-26s sit in the stalls for the price of a cinema ticket at every performance, premieres included.',
  },
  kammerton: {
    name: 'Kammerton',
    about:
      'Kammerton presents chamber music, orchestras and song across Germany, Austria and Switzerland. Introductions before each concert are free, and every programme sheet fits on two pages.',
  },
  'salon-philharmonique': {
    name: 'Salon Philharmonique',
    about:
      'A concert society in Lyon and Edinburgh with a soft spot for music that is played too seldom. Half of every season is by composers most of our audience has yet to meet.',
  },
  'rive-gauche-productions': {
    name: 'Rive Gauche Productions',
    about:
      'Concert promoters from Paris with a team of fifteen. From club debuts to arena nights, we look after artists and audiences from the first soundcheck to the last metro.',
  },
  'foundry-live': {
    name: 'Foundry Live',
    about:
      'Born in a disused type foundry in Shoreditch, Foundry Live promotes shows all over the United Kingdom. No booking fee surprises, fair resale, and staff trained to look after everyone.',
  },
  'cellar-door-comedy': {
    name: 'Cellar Door Comedy',
    about:
      'Four cellars in four cities and one rule: the jokes go upwards. We run stand-up, improvisation and new-material nights, and pay a minimum fee to everybody who stands on our stages.',
  },
  matchday: {
    name: 'Matchday',
    about:
      'Matchday sells tickets for clubs and leagues that would rather spend their time on sport. Family blocks, fair prices for away fans and step-free places at every fixture.',
  },
  'forum-next': {
    name: 'Forum Next',
    about:
      'Forum Next hosts conferences where practitioners talk to practitioners. Talks are short, breaks are long, slides are published the same evening and the code of conduct is enforced.',
  },
  'atelier-laterne': {
    name: 'Atelier Laterne',
    about:
      'Workshops, exhibitions and stages for children and for adults who kept their curiosity. Groups are small, materials are included, and mistakes are part of the price.',
  },
} as const;

export type OrganizerSlug = keyof typeof organizerTable;
