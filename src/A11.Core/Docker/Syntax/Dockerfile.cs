using System.Collections.Immutable;
using A11.Core.Text;

namespace A11.Core.Docker.Syntax;

/// <summary>A Dockerfile: its parser directives, its instructions and its comments, each with its place.</summary>
/// <param name="Source">The text.</param>
/// <param name="Directives">The parser directives by name in lower case, with their values.</param>
/// <param name="Escape">The escape character: a backslash or a backtick.</param>
/// <param name="Instructions">The instructions in order; one whose keyword does not exist is among them.</param>
/// <param name="Comments">The comments, directives and those inside continued instructions included.</param>
/// <param name="Problems">Why the text is refused; the instructions around are read all the same.</param>
public sealed record Dockerfile(
    SourceText Source,
    ImmutableDictionary<string, DockerfileWord> Directives,
    char Escape,
    ImmutableArray<Instruction> Instructions,
    ImmutableArray<TextSpan> Comments,
    ImmutableArray<DockerfileProblem> Problems)
{
    /// <summary>The lines of the parser directives, from the <c>#</c> on.</summary>
    public ImmutableArray<TextSpan> DirectiveLines { get; init; } = [];

    /// <summary>Whether instructions may be missing from <see cref="Instructions"/>, since a keyword does not exist or a here-document is never ended.</summary>
    public bool IsBroken => Instructions.Any(static instruction => !instruction.IsKnown || instruction.HereDocuments.Any(static document => document.End.Length == 0));

    /// <summary>The text in tokens, without gap or overlap: printed one behind the other they give back the file.</summary>
    public ImmutableArray<DockerfileToken> Tokens => DockerfileTokenizer.Read(this);
}
