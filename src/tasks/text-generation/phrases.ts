/** What people open a conversation with: {a} and {b} are things, {n} is a small number, {gloss} what a thing is. */
export const OPENINGS: readonly string[] = [
  'What is {a}?',
  'What is the difference between {a} and {b}?',
  'Explain {a} in simple words.',
  'Explain {a} to a ten year old.',
  'Can you explain what {a} means and give an example?',
  'Write a short story about {a} and {b}.',
  'Write a short poem about {a}.',
  'Write a haiku about {a}.',
  'Give me {n} tips for someone who wants to learn about {a}.',
  'List {n} facts about {a}.',
  'Name {n} things that {a} and {b} have in common.',
  'Compare {a} with {b}.',
  'Why would somebody care about {a}?',
  'How is {a} related to {b}?',
  'Describe {a} in one paragraph.',
  'Describe {a} in {n} sentences.',
  'Summarise this in a few words: {gloss}',
  'Rewrite this so that it is easier to read: {gloss}',
  'Which word is meant? "{gloss}"',
  'Use {a} and {b} in one sentence.',
  'Write a polite email asking a colleague about {a}.',
  'Write a product description for {a}.',
  'Write a title for a blog post about {a} and {b}.',
  'Suggest {n} questions for a quiz about {a}.',
  'I have to give a talk about {a}. How should I begin?',
  'My teacher said that {a} is {gloss}. Is that right?',
  'What would happen if there were no {a}?',
  'Make a list of {n} words that go well with {a}.',
  'Translate "{a}" into plain English and say when it is used.',
  'What should a beginner know about {a}?',
  'Tell me something surprising about {a}.',
  'Is {a} the same as {b}?',
  'Write a dialogue between {a} and {b}.',
  'Imagine you are {a}. Introduce yourself.',
  'Help me remember what {a} is.',
  'Where does one meet {a} in everyday life?',
  'Write a Python dictionary with {n} facts about {a}.',
  'Which is older, {a} or {b}, and how do we know?',
  'Give a definition of {a} and of {b}.',
  'I am writing a novel in which {a} plays a role. Give me {n} ideas.',
]

/** How they go on after an answer. */
export const FOLLOW_UPS: readonly string[] = [
  'Can you give me an example?',
  'Why?',
  'Make it shorter.',
  'Say that again in simpler words.',
  'And what about {b}?',
  'How does that compare with {b}?',
  'Give me {n} more.',
  'Are you sure?',
  'Thanks! Now write it as a list.',
  'Write that as a single sentence.',
  'What else should I know?',
  'Who would use that?',
  'Now explain it to an expert.',
  'Turn this into a short rhyme.',
]

/** What an assistant may have said in between. */
export const REPLIES: readonly string[] = [
  '{A} is {gloss}.',
  'Sure! {A} means {gloss}.',
  'In short, {a} is {gloss}. Let me know if you want to know more.',
  'That depends, but usually {a} is {gloss}.',
  'Good question. {A}: {gloss}.',
]

/** What an application tells the model first; most conversations have none. */
export const SYSTEM_PROMPTS: readonly string[] = [
  'You are a helpful assistant.',
  'Answer in one sentence.',
  'You are a patient teacher. Use short words.',
  'You answer questions of customers politely and briefly.',
  'Reply in plain text, without lists.',
  'You are a poet.',
]

/** What people put before and after, mostly nothing. */
export const GREETINGS: readonly string[] = ['Hi! ', 'hello, ', 'Hey, ', 'Please help: ', 'Quick question: ', 'ok so ']
export const CLOSINGS: readonly string[] = [
  ' Thanks!',
  ' thank you',
  ' please',
  ' Keep it short.',
  ' pls',
  ' Be concise.',
]

/** What applications set as stop strings, if they set any. */
export const STOP_STRINGS: readonly (readonly string[])[] = [
  ['\n\n'],
  ['\n'],
  ['.'],
  ['\n\n', '###'],
  ['3.'],
  ['User:', '\n\n'],
]
