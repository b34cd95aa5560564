using A11.Core.Text;

namespace A11.Core.Yaml.Syntax;

/// <summary>Why a text is not the YAML that it looks like.</summary>
/// <param name="Kind">What kind of problem.</param>
/// <param name="Span">Where it is.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record YamlProblem(YamlProblemKind Kind, TextSpan Span, string Message);

/// <summary>The kinds of problems that reading YAML can find.</summary>
public enum YamlProblemKind
{
    /// <summary>The text breaks the grammar; nothing behind this place was read.</summary>
    Syntax,

    /// <summary>An alias names an anchor that does not stand before it.</summary>
    UnknownAnchor,

    /// <summary>Aliases of aliases make the document larger than any reader should expand, or contain themselves.</summary>
    AliasBomb,

    /// <summary>Collections are nested deeper than any format needs.</summary>
    TooDeep,
}
