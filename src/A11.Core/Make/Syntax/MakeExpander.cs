using System.Text;
using A11.Core.Text;

namespace A11.Core.Make.Syntax;

/// <summary>
/// Works out what text comes to, as far as the file alone tells: variables that it sets, and functions of text. What the environment, the shell or other
/// files decide is unknown. What is worked out of one file is limited, so that a file can't make it take long.
/// </summary>
/// <param name="report">Is told what make refuses: where in the file, and why.</param>
internal sealed class MakeExpander(Action<TextSpan, string> report)
{
    private const int MaximumDepth = 60;
    private const int MaximumWork = 2_000_000;

    private readonly Dictionary<string, Variable> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _work;
    private int _depth;
    private int _doubts;

    /// <summary>What a variable is set to.</summary>
    /// <param name="Text">The value, to be expanded when used unless it is simple; null where it is unknown.</param>
    /// <param name="Place">Where the value stands, for what make refuses in it.</param>
    /// <param name="IsSimple">Whether the value was expanded when it was set.</param>
    /// <param name="CertainUntil">As long as there are no more doubts than this, nothing but this file decides it; negative where something else always may.</param>
    private sealed record Variable(string? Text, TextSpan Place, bool IsSimple, int CertainUntil);

    /// <summary>Carries out an assignment.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="operation">The operator.</param>
    /// <param name="value">The value as written.</param>
    /// <param name="offset">Where the value begins in the file.</param>
    /// <param name="place">The name's place.</param>
    /// <param name="isCertain">Whether the line is read whatever is set outside.</param>
    public void Assign(string name, string operation, string value, int offset, TextSpan place, bool isCertain)
    {
        var old = _variables.GetValueOrDefault(name);
        var isImmediate = operation is ":=" or "::=" or ":::=" || (operation == "+=" && old is { IsSimple: true });
        var known = isImmediate ? Expand(value, offset, isCertain, isImmediate) : operation == "!=" ? null : value;
        if (operation == "!=")
        {
            _ = Expand(value, offset, isCertain, isImmediate: true);
        }

        var certainty = isCertain ? _doubts : -1;
        _variables[name] = operation switch
        {
            "?=" when old is not null => old,
            "+=" when old is not null => new Variable(old.Text is null || known is null ? null : $"{old.Text} {known}", place, old.IsSimple, old.CertainUntil == _doubts ? certainty : -1),
            "?=" or "+=" => new Variable(known, place, IsSimple: false, -1),
            _ => new Variable(known, place, isImmediate, certainty),
        };
    }

    /// <summary>Forgets a variable.</summary>
    public void Undefine(string name) => _variables[name] = new Variable(null, default, IsSimple: true, -1);

    /// <summary>From here on, something else may have set any variable.</summary>
    public void Doubt() => _doubts++;

    /// <summary>What a text comes to; null where that is unknown.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Where it begins in the file.</param>
    /// <param name="isCertain">Whether it counts only what this file alone decides. Else defaults that may be set otherwise count too.</param>
    /// <param name="isImmediate">Whether make expands the text where it stands, so that what it refuses there whatever the values are is told.</param>
    public string? Expand(string text, int offset, bool isCertain, bool isImmediate) => Expand(text, new Origin(offset, null, isImmediate), isCertain);

    private string? Expand(string text, Origin origin, bool isCertain)
    {
        var next = text.IndexOf('$', StringComparison.Ordinal);
        if (next < 0)
        {
            return text;
        }

        _work += text.Length;
        if (_work > MaximumWork || _depth >= MaximumDepth)
        {
            return null;
        }

        _depth++;
        var result = new StringBuilder();
        var isKnown = true;
        var position = 0;
        while (next >= 0)
        {
            var reference = MakeReference.Read(text, next);
            _ = result.Append(text, position, next - position);
            if (reference.Missing != '\0')
            {
                Report(origin, reference, isCertain || origin.IsImmediate, reference.Function is { } open ? $"The call of the function {open.Name} is not closed: a “{reference.Missing}” is missing." : $"This reference to a variable is not closed: a “{reference.Missing}” is missing.");
                isKnown = false;
                position = text.Length;
                break;
            }

            var value = reference.IsEscape ? "$" : reference.Function is { } function ? Call(function, reference, text, origin, isCertain) : ValueOf(reference, origin, isCertain);
            isKnown &= value is not null;
            _ = result.Append(value);
            _work += value?.Length ?? 0;
            position = reference.End;
            next = position < text.Length ? text.IndexOf('$', position) : -1;
        }

        _depth--;
        return isKnown && _work <= MaximumWork ? result.Append(text, position, text.Length - position).ToString() : null;
    }

    private string? Call(MakeFunction function, MakeReference reference, string text, Origin origin, bool isCertain)
    {
        string? ExpandArgument(int index) => Expand(text[reference.Arguments[index]], origin.Shift(reference.Arguments[index].Start.Value), isCertain);

        if (function.IsLazy)
        {
            return reference.Arguments.Length < function.Minimum ? RefuseCount() : CallLazily(function, reference.Arguments.Length, ExpandArgument);
        }

        var arguments = new string?[reference.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = ExpandArgument(i);
        }

        if (arguments.Length < function.Minimum)
        {
            return RefuseCount();
        }

        if (function.Refuse(arguments) is { } refusal)
        {
            Report(origin, reference, isCertain, refusal);
            return null;
        }

        return function.Name is "info" or "warning" ? "" : function.Apply is not null && Array.TrueForAll(arguments, argument => argument is not null) ? function.Apply(arguments!) : null;

        string? RefuseCount()
        {
            Report(origin, reference, isCertain || origin.IsImmediate, $"The function {function.Name} takes {function.Minimum} arguments, but gets {reference.Arguments.Length}. Separate them with commas.");
            return null;
        }
    }

    private static string? CallLazily(MakeFunction function, int count, Func<int, string?> argument)
    {
        switch (function.Name)
        {
            case "if":
                return argument(0)?.Trim() is not { } condition ? null : condition.Length > 0 ? argument(1) : count > 2 ? argument(2) : "";
            case "and" or "or":
                var value = "";
                for (var i = 0; i < count; i++)
                {
                    value = argument(i)?.Trim();
                    if (value is null || (value.Length == 0) == (function.Name == "and"))
                    {
                        return value;
                    }
                }

                return value;
            default:
                return argument(1) is { } list && string.IsNullOrWhiteSpace(list) ? "" : null;
        }
    }

    /// <summary>The value of a variable, or with a replacement of its words' ends: <c>$(X:.c=.o)</c>.</summary>
    private string? ValueOf(MakeReference reference, Origin origin, bool isCertain)
    {
        var name = reference.Name;
        if (name.Contains('$', StringComparison.Ordinal))
        {
            if (Expand(name, origin.Shift(reference.Arguments[0].Start.Value), isCertain) is not { } expanded)
            {
                return null;
            }

            name = expanded;
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var equals = colon < 0 ? -1 : name.IndexOf('=', colon);
        if (equals < 0)
        {
            return ValueOf(name, isCertain);
        }

        var (from, to) = (name[(colon + 1)..equals], name[(equals + 1)..]);
        var (pattern, replacement) = from.Contains('%', StringComparison.Ordinal) ? (from, to) : ("%" + from, "%" + to);
        return ValueOf(name[..colon], isCertain) is { } value ? string.Join(' ', MakeFunction.WordsOf(value).Select(word => MakeFunction.Substitute(word, pattern, replacement))) : null;
    }

    private string? ValueOf(string name, bool isCertain)
    {
        if (!_variables.TryGetValue(name, out var variable) || variable.Text is null || (isCertain && variable.CertainUntil != _doubts))
        {
            return null;
        }

        if (variable.IsSimple)
        {
            return variable.Text;
        }

        if (!_open.Add(name))
        {
            if (isCertain)
            {
                report(variable.Place, $"Variable {name} refers to itself, so make can't expand it. Set it with :=, or append with +=.");
            }

            return null;
        }

        var value = Expand(variable.Text, new Origin(0, variable.Place, IsImmediate: false), isCertain);
        _ = _open.Remove(name);
        return value;
    }

    private void Report(Origin origin, MakeReference reference, bool isRefused, string message)
    {
        if (isRefused)
        {
            report(origin.Fixed ?? new TextSpan(origin.Offset + reference.Start, reference.End - reference.Start), message);
        }
    }

    /// <summary>Where an expanded text comes from: its place in the file, or the variable whose value it is.</summary>
    private readonly record struct Origin(int Offset, TextSpan? Fixed, bool IsImmediate)
    {
        public Origin Shift(int distance) => this with { Offset = Offset + distance };
    }
}
