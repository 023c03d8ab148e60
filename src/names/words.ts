/** Parts of a family name that nobody is called by alone. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de da do dos das del della di du des la le las los el al ul ap van von der den ten ter te bin bint ibn abu san st saint y e zu'.split(
    ' ',
  ),
);

/** Families whose name is a given name with an s, and words: neither is a given name's plural. */
export const FAMILIES_IN_S: ReadonlySet<string> = new Set(
  `adams andrews daniels davis edwards ellis evans georges hayes hughes isaacs jacobs jeffreys jenkins jennings johns
matthews michaels myers nicholas owens parsons perkins peters phillips philips phelps richards roberts robins rogers
samuels simmons simons stephens stevens summers walters watkins watts wilkins williams woods lens teds cats dots gems`.split(
    /\s+/,
  ),
);

/** What is joined to a name by a hyphen without being one: `Jo-Led`, `Non-Jo`. */
export const JOINED_WORDS: ReadonlySet<string> = new Set(
  `led based style styled like type focused centred inspired specific related friendly free proof style and or of in on at
to for non pre post mid ex anti pro co re year class group pupil student trainee mentor mentee teacher observer`.split(
    /\s+/,
  ),
);

/** Words that stand in a name and are none. */
export const TITLES: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lady lord rev sister brother father'.split(' '),
);

/**
 * Names and parts of names that are English words too. As a part of a name they count where no sentence begins with
 * them: `Will you` is no pupil, `so Will asked` is.
 */
export const WORDS: ReadonlySet<string> = new Set(
  `will grace hope faith joy mark rose frank bill jack rob sue pat art drew chase page dawn eve iris ivy lily daisy
ruby pearl amber jade holly heather hazel olive violet melody harmony honor patience prudence constance verity
felicity charity chastity summer autumn winter sky skye star storm rain river brook dale glen cliff heath forrest
forest reed reef rusty sandy sunny happy lucky guy gene nick norm earl duke king prince bishop abbot pope cook
baker butler carter cooper fisher fowler gardener hunter mason miller porter potter shepherd slater smith tailor
turner walker weaver wheeler wright young old long short small little large rich sharp strong best good moody
swift wise stern bright noble savage black white brown green gray grey gold silver wood woods field fields hill
stone street lane bridge church house hall park pond lake banks moor marsh north south east west day knight
bell book case cole ford fox hare hart lamb lion wolf bird finch swan partridge pike power price self speed
french english irish scott welsh major minor child boys mann man moss nut parish peel penny pound quick read
red blue orange may skill state sage saint early christian basil ginger clay mercy angel an in on so no my me he we to do go by
be as at is it or up us
dean kit ray miles gem dot bud cat pip don bean brand brick bull bush butch chance cross dance day dear drew fair farmer
flood flower fry gates gift glass goodman grant green guest hall hammer hand hay head herd hook horn hunt hurst joiner
judge jump justice key kirk law lock love marks mead merry mills monk moon noon orchard parent pepper piper pitt plant
pool porter priest prior rice reader reed rider ring root rush sands sawyer seal sells shore singer skinner sparks
spring squire steel stock sugar tanner teacher thorn tiller town trail trainer treasure tree trot twist vale vine wade
wall ward waters weeks wheat whistle winters worth wren`.split(/\s+/),
);

/** Names that are months: as a part of a name they count only after a title, or with a possessive. */
export const MONTHS: ReadonlySet<string> = new Set('april may june august'.split(' '));

/** Names that are always written with a capital, whoever is meant: they count as months do. */
export const LANGUAGES: ReadonlySet<string> = new Set(
  'english french irish welsh german spanish polish latin british scots roman christian easter'.split(' '),
);

/** What somebody does, whose name a sentence begins with. */
export const DEEDS =
  '\\p{L}{2,}ed|is|was|has|had|did|does|says|asks|said|told|gave|went|came|took|made|wrote|thought|felt|knew|saw|found|led|taught|sat|stood|spoke|left|kept|got|read|ran|began|chose|brought|became|understood|then|also|never|always|who|whose';

export const ALL_MONTHS =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
