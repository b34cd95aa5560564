using A11.Core.Analysis;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>A rule about the values of labels for which the schema names one kind.</summary>
public abstract class LabelValueRule : DockerRule
{
    /// <summary>The kind's name in the schema.</summary>
    protected abstract string Kind { get; }

    /// <summary>What a value of this kind looks like, to end “… is not”.</summary>
    protected abstract string Expected { get; }

    /// <summary>Whether a value is of this kind.</summary>
    protected abstract bool IsValid(string value);

    /// <inheritdoc/>
    public sealed override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("LABEL") || LabelSchema.Of(context) is not { IsEmpty: false } schema)
        {
            return;
        }

        foreach (var (name, value, span) in LabelSchema.Read(instruction))
        {
            // A variable's value is known only when the image is built; an empty value is another rule's.
            if (schema.TryGetValue(name, out var kind) && kind.Equals(Kind, StringComparison.OrdinalIgnoreCase) && value.Length > 0 && !value.Contains('$', StringComparison.Ordinal) && !IsValid(value))
            {
                context.Report(this, span, $"The label {name} is {value}, which is not {Expected}; what reads the label expects one.");
            }
        }
    }
}
