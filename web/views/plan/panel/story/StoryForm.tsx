/** The story: what it is called, the themes that it can speak of, what it promises of them, and who says what. */
import { BookOpen, Plus } from 'lucide-react';
import { FIELDS } from '../../../../generated/fields.ts';
import type { StoryInput } from '../../../../generated/schema.ts';
import { useEngine } from '../../../../api/engine.ts';
import { Button } from '../../../../parts/Button.tsx';
import { updateStory, useIsReadOnly } from '../../draft.ts';
import { useIssuesFor } from '../../issues.ts';
import { Form } from '../Form.tsx';
import { About, Head } from '../Frame.tsx';
import frame from '../Frame.module.css';
import { Group } from '../Group.tsx';
import { issuesIn, type Issues } from '../issueAt.ts';
import { sumOf, weightsOf } from '../likeness.ts';
import { Line } from '../Line.tsx';
import { Mix } from '../Mix.tsx';
import { themeColor } from '../themes.ts';
import { Tellings } from './Tellings.tsx';
import { RemoveTheme, ThemeName } from './Theme.tsx';

const INFO = FIELDS.Story;

export function StoryForm({ story }: { story: StoryInput }) {
  const issues = issuesIn(useIssuesFor({ kind: 'story' }));
  return (
    <Form kind="Story" title={story.title} icon={<BookOpen size={18} aria-hidden />} issue={issues.at('')}>
      <Group
        id="story.promise"
        title="What it promises"
        problems={issues.count('title', 'themes', 'promise')}
        startsOpen
      >
        <Line
          label="Title"
          info={INFO.title}
          required
          value={story.title}
          issue={issues.at('title')}
          onChange={(title) => updateStory({ title })}
        />
        <Promise {...{ story, issues }} />
      </Group>
      <Group id="story.tellings" title="What the touchpoints say" startsOpen>
        <Tellings />
      </Group>
    </Form>
  );
}

function Promise({ story, issues }: { story: StoryInput; issues: Issues }) {
  const { themes, promise } = story;
  const isReadOnly = useIsReadOnly();
  const most = useEngine()?.limits.themes;
  const weights = weightsOf(themes, promise);
  const issueOf = (theme: string, index: number): string | undefined =>
    issues.at(`themes.${index}`) ?? issues.within(`promise.${promise.findIndex((entry) => entry.theme === theme)}`);
  const setWeight = (theme: string, weight: number) =>
    updateStory({
      promise: promise.some((entry) => entry.theme === theme)
        ? promise.map((entry) => (entry.theme === theme ? { theme, weight } : entry))
        : [...promise, { theme, weight }],
    });
  const problem =
    sumOf(weights) === 0
      ? 'the promise must have a weight above 0 for at least one theme'
      : (issues.at('promise') ?? issues.at('themes'));
  return (
    <div>
      <Head
        label="Themes, and how much each is promised"
        hint={<About info={INFO.promise} more={<span>{INFO.themes.description}</span>} />}
      />
      <Mix
        label="Themes and what is promised of them"
        info={FIELDS.ThemeWeight.weight}
        entries={themes.map((theme, index) => ({
          ...{ id: theme, label: theme, weight: weights[index], color: themeColor(index) },
          issue: issueOf(theme, index),
          head: <ThemeName {...{ theme, themes, index }} />,
          tail: <RemoveTheme {...{ theme, themes }} />,
        }))}
        onChange={setWeight}
      />
      {problem && (
        <span className={frame.wrong} role="alert">
          {problem}
        </span>
      )}
      {!isReadOnly && (most === undefined || themes.length < most) && (
        <Button
          look="quiet"
          icon={<Plus />}
          className={frame.add}
          onClick={() => updateStory({ themes: [...themes, freeTheme(themes)] })}
        >
          Add theme
        </Button>
      )}
    </div>
  );
}

function freeTheme(themes: readonly string[]): string {
  const name = (number: number) => (number === 1 ? 'new theme' : `new theme ${number}`);
  let number = 1;
  while (themes.includes(name(number))) number++;
  return name(number);
}
