import { givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { signature } from '../signature';
import { outlines } from './outlines';

const longestTopic = 200;

/** Answers a writing task with what it has to cover, and the request above it. */
export const writeOutline: LocalRule = (question) => {
  const outline = outlines[question.task];
  const topic = givenValue(question, 'prompt').replace(/\s+/g, ' ').trim();
  if (outline === undefined || topic === '') return undefined;
  const sections = outline.sections.map(([heading, points]) => `## ${heading}\n\n${points.map((point) => `- ${point}`).join('\n')}`);
  const asked = `> ${topic.slice(0, longestTopic)}${topic.length > longestTopic ? '…' : ''}`;
  return [asked, outline.opening, ...sections, signature('an outline')].join('\n\n');
};
