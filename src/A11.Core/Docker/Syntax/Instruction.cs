using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>An instruction of a Dockerfile (Dockerfile reference, “Overview”).</summary>
public sealed class Instruction
{
    private ImmutableArray<DockerfileWord> _words;
    private ImmutableArray<DockerfilePair> _pairs;
    private ImmutableArray<RunMount> _mounts;

    /// <summary>The keyword in upper case.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the keyword is one of the Dockerfile reference.</summary>
    public bool IsKnown => InstructionReader.Keywords.Contains(Name);

    /// <summary>Where the keyword is written.</summary>
    public required TextSpan Keyword { get; init; }

    /// <summary>From the keyword to the last character, here-documents included.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The flags in front of the arguments.</summary>
    public ImmutableArray<DockerfileFlag> Flags { get; init; } = [];

    /// <summary>The arguments as one text: continuations and the comments between them taken out.</summary>
    public required string Arguments { get; init; }

    /// <summary>Leads from <see cref="Arguments"/> to the file.</summary>
    public required SourceMap Map { get; init; }

    /// <summary>The file's escape character.</summary>
    public char Escape { get; init; } = '\\';

    /// <summary>
    /// The arguments as words; of the exec form, its strings. FROM, COPY, ADD, EXPOSE and VOLUME split at blanks, quotes or not; USER, WORKDIR,
    /// STOPSIGNAL and MAINTAINER take all of it as one word, as BuildKit does.
    /// </summary>
    public ImmutableArray<DockerfileWord> Words
    {
        get => _words.IsDefault ? _words = DockerfileWords.Read(new LogicalText(Arguments, Map), Escape) : _words;
        init => _words = value;
    }

    /// <summary>Names and values of ENV, LABEL and ARG; empty for the others.</summary>
    public ImmutableArray<DockerfilePair> Pairs =>
        _pairs.IsDefault ? _pairs = Name is "ENV" or "LABEL" or "ARG" ? DockerfileWords.ToPairs(Words, Name, Map, Escape) : [] : _pairs;

    /// <summary>The mounts of RUN; empty for the others.</summary>
    public ImmutableArray<RunMount> Mounts =>
        _mounts.IsDefault ? _mounts = Name == "RUN" ? [.. Flags.Where(flag => flag.Name == "mount").Select(RunMount.Parse)] : [] : _mounts;

    /// <summary>Whether the arguments are a JSON array of strings: the exec form.</summary>
    public required bool IsExec { get; init; }

    /// <summary>Whether the arguments begin like a JSON array but are none, so that they are taken as shell text.</summary>
    public bool IsBrokenExec { get; init; }

    /// <summary>Whether the arguments are a JSON array that holds other values than strings, which BuildKit refuses.</summary>
    public bool HasOtherValues { get; init; }

    /// <summary>The here-documents in the order in which they are named.</summary>
    public ImmutableArray<HereDocument> HereDocuments { get; init; } = [];

    /// <summary>The comments right above, with no blank line between, in order.</summary>
    public ImmutableArray<TextSpan> LeadingComments { get; init; } = [];

    /// <summary>The empty lines between the lines of the instruction, without their terminators.</summary>
    public ImmutableArray<TextSpan> EmptyLines { get; init; } = [];

    /// <summary>The instruction that ONBUILD holds back; null for all others.</summary>
    public Instruction? Trigger { get; init; }

    /// <summary>Where the arguments are written; the end of the keyword where there are none.</summary>
    public TextSpan ArgumentsSpan => Arguments.Length == 0 ? new TextSpan(Keyword.End, 0) : Map.ToHost(new TextSpan(0, Arguments.Length));

    /// <summary>The value of a flag; null where it is not given.</summary>
    public string? Flag(string name)
    {
        foreach (var flag in Flags)
        {
            if (string.Equals(flag.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return flag.Value;
            }
        }

        return null;
    }

    /// <summary>Whether this is the instruction of that keyword.</summary>
    public bool Is(string name)
    {
        // Whoever searches instructions asks what they are: these are a rule's steps.
        StepBudget.Take();
        return Name == name;
    }

    /// <summary>The file's place of a part of a word.</summary>
    public TextSpan PlaceOf(DockerfileWord word, int start, int length) => Map.ToHost(new TextSpan(word.Start + start, length));

    /// <summary>
    /// What the shell of a RUN in shell form is given: the arguments, with the here-documents behind them, or, where a here-document is all
    /// there is, its content (Dockerfile reference, “Here-Documents”).
    /// </summary>
    /// <param name="source">The file's text.</param>
    public RunScript ScriptIn(SourceText source)
    {
        if (HereDocuments.IsEmpty)
        {
            return new RunScript(Arguments, Map, true);
        }

        if (HereDocuments.Length == 1 && IsSingleWord(Arguments) && HereDocumentReader.TryRead(Arguments, out _))
        {
            var content = HereDocuments[0].Content;
            var text = source[content].ToString();
            return new RunScript(text, SourceMap.Offset(content.Start, content.Length), !text.AsSpan().TrimStart('\t').StartsWith("#!"));
        }

        return RunScript.Join(this, source);
    }

    /// <summary>Whether a text is one word: what else is on the line is a command that the document is given to (<c>&lt;&lt;EOF | python</c>).</summary>
    private static bool IsSingleWord(string text)
    {
        var quote = '\0';
        foreach (var character in text.AsSpan().Trim())
        {
            if (quote == '\0' && (char.IsWhiteSpace(character) || character is '|' or '&' or ';' or '>'))
            {
                return false;
            }

            quote = character == quote ? '\0' : quote == '\0' && character is '"' or '\'' ? character : quote;
        }

        return true;
    }
}
