using A11.Core.Repositories;

namespace A11.Core.Editing;

/// <summary>Somebody who tells editors what files of a kind hold. Asked only of files that are of the kind.</summary>
internal interface IEditorSource
{
    /// <summary>The parts of a file that have names, in order.</summary>
    IEnumerable<OutlineItem> FindOutline(SourceFile file) => [];

    /// <summary>Where something with a name is defined or used in a file.</summary>
    IEnumerable<SymbolUse> FindSymbols(SourceFile file, Repository repository) => [];

    /// <summary>What can be put in where somebody types.</summary>
    IEnumerable<Suggestion> Suggest(EditedFile file) => [];

    /// <summary>What is to know of a place, in Markdown; null where nothing is.</summary>
    string? Describe(SourceFile file, int offset, Repository repository) => null;
}
