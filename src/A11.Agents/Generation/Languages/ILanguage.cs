using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Languages;

/// <summary>A programming language that the built-in agent can read a repository of.</summary>
internal interface ILanguage
{
    /// <summary>What is built in the repository; null where nothing of this language is.</summary>
    /// <exception cref="RefusalException">It is of this language, and what it needs is not known.</exception>
    Application? Read(ProjectFiles files, ImageTags images);
}
