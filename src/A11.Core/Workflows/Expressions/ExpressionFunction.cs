using System.Collections.Frozen;
using System.Collections.Immutable;

namespace A11.Core.Workflows.Expressions;

/// <summary>A function of expressions (GitHub's documentation, “Evaluate expressions in workflows and actions”, functions; actions/runner, <c>ExpressionConstants.cs</c>).</summary>
/// <param name="Name">Its name as GitHub writes it; case is not significant.</param>
/// <param name="Minimum">How many arguments it takes at least.</param>
/// <param name="Maximum">How many it takes at most.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Parameters">What its arguments must be; the last stands for all that follow.</param>
internal sealed record ExpressionFunction(string Name, int Minimum, int Maximum, ExpressionType Result, ImmutableArray<ExpressionType> Parameters)
{
    private const int Many = 255;

    private static readonly FrozenDictionary<string, ExpressionFunction> All = new ExpressionFunction[]
    {
        new("contains", 2, 2, ExpressionType.Boolean, [ExpressionType.Any]),
        new("startsWith", 2, 2, ExpressionType.Boolean, [ExpressionType.String]),
        new("endsWith", 2, 2, ExpressionType.Boolean, [ExpressionType.String]),
        new("format", 1, Many, ExpressionType.String, [ExpressionType.String, ExpressionType.Any]),
        new("join", 1, 2, ExpressionType.String, [ExpressionType.Any, ExpressionType.String]),
        new("toJSON", 1, 1, ExpressionType.String, [ExpressionType.Any]),
        new("fromJSON", 1, 1, ExpressionType.Any, [ExpressionType.String]),
        new("hashFiles", 1, Many, ExpressionType.String, [ExpressionType.String]) { Needs = ExpressionContexts.HashFiles },
        new("always", 0, 0, ExpressionType.Boolean, []) { Needs = ExpressionContexts.Status },
        new("cancelled", 0, 0, ExpressionType.Boolean, []) { Needs = ExpressionContexts.Status },
        new("success", 0, Many, ExpressionType.Boolean, [ExpressionType.String]) { Needs = ExpressionContexts.Status },
        new("failure", 0, Many, ExpressionType.Boolean, [ExpressionType.String]) { Needs = ExpressionContexts.Status },
        new("case", 3, Many, ExpressionType.Any, [ExpressionType.Any]),
    }.ToFrozenDictionary(static function => function.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a place must offer for it; nothing where it may stand everywhere.</summary>
    public ExpressionContexts Needs { get; private init; }

    /// <summary>Whether its result depends on its arguments alone.</summary>
    public bool IsConstant => Needs is ExpressionContexts.None;

    /// <summary>How many arguments it takes, for messages.</summary>
    public string TitleOfCount => Name == "case" ? "an odd number of arguments, three or more"
        : Minimum == Maximum ? Minimum == 0 ? "no arguments" : Minimum == 1 ? "one argument" : $"{Minimum} arguments"
        : Maximum == Many ? Minimum == 1 ? "one argument or more" : $"{Minimum} arguments or more"
        : $"{Minimum} or {Maximum} arguments";

    /// <summary>The names of all functions.</summary>
    public static ImmutableArray<string> Names => All.Keys;

    /// <summary>The function of this name; null where there is none.</summary>
    public static ExpressionFunction? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>What an argument must be.</summary>
    public ExpressionType ParameterAt(int index) => Parameters.IsEmpty ? ExpressionType.Any : Parameters[Math.Min(index, Parameters.Length - 1)];
}
