/** The sample of the documentation: about 150 tokens that should become 75. */
export const documentedSample = `# Code Review Request

**Please** carefully review the following source code that is provided below. I would like you to act as a highly experienced senior engineer who has many years of experience in {language}.

---

You should make sure that you check for bugs and errors, security vulnerabilities and performance problems. It is very important that you provide a detailed explanation for each and every issue that you find.

> Please make sure that you provide a detailed explanation for each and every issue that you find.

In addition to this, please provide suggestions and recommendations in order to improve the readability of the code. Please do not rewrite the whole file, and please keep in mind that it is 120 lines long.

Thank you very much for your help!

{code}`;

/** Prompts as people write them who are polite and sure to be sure. */
export const verboseTemplates: readonly string[] = [
  documentedSample,
  `## 🚀 Vibe Analysis

You are a world-class music producer who has many years of experience in hip-hop and electronic music. Your task is to carefully take a look at the measurements that are provided below and come up with a description of the vibe of the sample.

**IMPORTANT:** It is extremely important that you do not invent any numbers!!!

* Please make sure that you take into account the tempo of {bpm} BPM.
* Please make sure that you take into consideration the key of {key}.
* You should provide a list of at most 6 tags.

Please remember to do not invent any numbers. It is extremely important that you do not invent any numbers.

Thank you in advance!`,
  `### Debugging Assistant

I would like you to act as a highly skilled debugging expert. I want you to perform an analysis of the error log that has been provided in order to find the root cause of the problem.

-----------------------------

In the event that there is not enough information, you should not guess. In the event that there is not enough information, you should not guess.

First, you will need to take a look at the innermost exception. Then, you should make sure that you explain the fix in a clear and concise manner. Please keep in mind that the fix should be as small as possible, at most 10 lines.

{error_log}`,
  `**Role**

You are an expert technical writer with extensive experience in writing documentation for developers. Your job is to put together a README for the project that is given below.

**Instructions**

1. Please make sure to describe the purpose of the application in a clear and concise way.
2. Please make sure to provide a detailed explanation of the installation process.
3. Please make sure to provide an example that is easy to understand.
4. It is important to mention the minimum version of Node, which is 20.19.

=========================

Please keep in mind that the reader is a developer who has the ability to read code. At this point in time, there is no need to mention the license. Thank you for your help.`,
  `# ✨ Mixing Feedback ✨

Could you please act as a professional mixing engineer with many years of experience? I need you to provide me with feedback with regard to the mix that is described below.

* It is essential that you take into account the loudness of -14.2 LUFS and the true peak of -0.3 dBTP.
* It is essential that you take into consideration the stereo width.
* Please do not recommend any plugins that cost money.

> **Note:** Please do not recommend any plugins that cost money.

In addition, you should provide the user with a number of suggestions and recommendations in order to improve the balance in the low end. You are expected to be honest, and you should never flatter.`,
  `I would like you to please help me with the architecture of a system. Please note that the system needs to be able to handle approximately 5,000 requests per second, and it is very important that it does not lose any data.

In order to do this, you should carefully take into consideration a wide range of options, and you should make a list of the advantages and disadvantages of each and every option. In addition to this, I would like you to provide a recommendation on the basis of the analysis. Please make sure that you provide the reason for the recommendation.

I would like you to please provide the answer in the form of a table. Thank you very much for your help.`,
  `## Security Scan

---

**Your task is to** thoroughly examine the source code that is provided below for the purpose of finding potential security vulnerabilities.

You must make sure that you take into account the following categories:

- **Injection** (for example SQL injection)
- **Broken access control**
- **Hardcoded secrets**

You must provide a detailed explanation of each and every vulnerability that you find, as well as a severity of LOW, MEDIUM or HIGH. You must not report style problems. Please be aware that you must not report style problems.

In the event that you are not able to find any vulnerabilities, you should simply return an empty list.`,
  `You are a highly experienced test engineer. I want you to come up with a comprehensive and detailed testing strategy with respect to the application that has been described below.

In order to be able to do this, it is necessary to take a look at the risks first. Due to the fact that the time is limited, you should make sure that the majority of the tests are unit tests. Please make sure that the tests are easy to read, and please make sure that no test takes more than 5 seconds.

Please also provide a list of things that you think are not worth testing. In general, it is important to keep in mind that tests should be able to run in parallel.`,
  `# Summary Task

***

Can you please carefully read the text that is provided below and provide me with a summary in a clear and concise manner?

It is important that you make sure to keep all of the numbers, and it is important that you make sure to keep the names of the people. You should not add any information that is not in the text. You should not add any information that is not in the text!

The summary should be in the form of bullet points, and there should be a maximum of 7 bullet points. Please make sure that the summary is easy to understand for a person who is not an expert.

***`,
  `**Hello!** I would be grateful if you could act as a music theory teacher with a deep understanding of jazz harmony.

The user is going to ask a question with regard to a chord progression in the key of A minor. It is very important that you provide an explanation in such a way that a beginner is able to understand it. Please do your best to provide an example on the piano, and please do your best to avoid jargon as much as possible.

In the event that the question is not about music, you should simply say that you are not able to help. Please always remember to be friendly, and please always remember to be concise. Thank you in advance!`,
];
