/** Synonyms in the language of chats. */
import { wordOf } from './word-normalization.ts';

/*
 * On each line, a word of questions and the words of articles that may have the same meaning: people ask for the "ip"
 * of a server whose FAQ gives its "address". The relation holds in this direction only.
 */
const SYNONYMS = `
monday: mon
tuesday: tue tues
wednesday: wed
thursday: thu thur thurs
friday: fri
saturday: sat
sunday: sun
mon: monday
tue: tuesday
tues: tuesday
wed: wednesday
thu: thursday
thurs: thursday
fri: friday
sat: saturday
sun: sunday
foot: ft feet
feet: ft foot
ft: foot feet
quid: pound
macbook: mac
iphone: ios
ios: iphone
upgrade: update
ip: address
gpu: graphics
cpu: processor
ram: memory
memory: ram
os: system windows
hdd: disk storage
ssd: disk storage
vc: voice
dm: message
mod: moderator staff
mods: moderators staff
admin: administrator staff
alt: alternative
pfp: avatar picture
avatar: picture
nsfw: nudity adult
pic: image photo
picture: image photo
image: picture photo
photo: picture image
cost: price fee charge
price: cost fee
fee: cost price charge
pricing: price cost
cheap: price discount
refund: refundable money back
discount: off reduced
start: begin open
begin: start open
end: close finish
finish: end close
leave: quit exit
cancel: stop quit
quit: leave cancel
delete: remove
remove: delete
fix: repair solve
broken: damaged defect
crash: freeze
freeze: crash
wifi: internet wireless
wireless: bluetooth wifi
buy: order purchase
purchase: buy order
ship: deliver send
delivery: shipping
location: address place
located: address place
venue: place
email: mail e-mail
mail: email e-mail
phone: telephone mobile
mobile: phone
contact: reach mail write
join: member enter sign
signup: register join
register: sign join
limit: maximum most
max: maximum most
maximum: most limit
min: minimum least
minimum: least
size: large big
requirement: need
password: passphrase code
login: log sign
allowed: forbidden permitted may prohibited
permitted: allowed
forbidden: allowed banned prohibited
prohibited: allowed banned forbidden
ban: banned
banned: ban
dog: pet
pet: animal dog
kid: child children
kids: children child
child: kid
car: vehicle parking
park: parking
food: eat meal
food: snack
drink: beverage
teacher: instructor
boss: chair head
leader: head chair
founder: founded started
creator: made created
author: wrote written
update: release version patch changelog upgrade
patch: update release version changelog
version: release update patch
changelog: change
new: added
added: new
feature: added
bug: fault issue problem
error: code fault
problem: issue trouble
issue: problem bug
explain: mean
meaning: means
salary: pay wage
paid: pay
job: work
earn: get gain
hour: open time
hours: open opening
schedule: timetable
timetable: schedule
date: day
deadline: close until
rule: rules
punishment: penalty
penalty: punishment
warn: warning
warning: strike
strike: warning
nerf: reduce weaken
buff: increase
damage: dmg
dmg: damage
hp: health
health: hp
speed: fast
weigh: weight heavy
heavy: weight
age: old older
old: older age
ps5: playstation
ps4: playstation
playstation: ps5
level: lvl
lvl: level
xp: experience
tutorial: guide
guide: tutorial
docs: documentation
repo: repository
config: configuration settings
configuration: settings config
setting: option
option: setting
backup: dump copy
restore: back
install: set
uninstall: remove
upgrade: update
`;

const synonyms = new Map<string, string[]>();
for (const line of SYNONYMS.trim().split('\n')) {
  const [word = '', others = ''] = line.split(':');
  const { key } = wordOf(word);
  const keys = others
    .trim()
    .split(/\s+/)
    .flatMap((other) => other.split('-'))
    .map((other) => wordOf(other).key);
  synonyms.set(
    key,
    [...new Set([...(synonyms.get(key) ?? []), ...keys])].filter((other) => other !== key),
  );
}

/** The keys of a question word's synonyms, given its key; empty for most words. */
export function synonymsOf(key: string): readonly string[] {
  return synonyms.get(key) ?? [];
}
