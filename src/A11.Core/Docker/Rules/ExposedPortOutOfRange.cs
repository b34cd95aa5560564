using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Finds ports in EXPOSE that do not exist.</summary>
public sealed class ExposedPortOutOfRange : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD3011", "exposed-port-out-of-range", "Ports in EXPOSE must be 65535 or less", Severity.Error, Category.Correct)
    {
        Aliases = ["hadolint/DL3011", "trivy/DS-0008", "buildkit/build-error"],
    };

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (!instruction.Is("EXPOSE"))
        {
            return;
        }

        foreach (var port in instruction.Words)
        {
            var numbers = port.Value.Split('/')[0].Split(':')[^1].Split('-');
            if (numbers.FirstOrDefault(IsOutOfRange) is { } number)
            {
                context.Report(this, port.Span, $"Port {number} is out of range: the highest port is 65535. Write the port that the program listens on.");
            }
        }
    }

    private static bool IsOutOfRange(string number) =>
        number.Length > 0 && number.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && (number.TrimStart('0').Length > 5 || int.Parse(number, CultureInfo.InvariantCulture) > 65535);
}
