using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using A11.Core.Analysis;
using A11.Core.Compose.Model;
using A11.Core.Diagnostics;
using A11.Core.Schemas;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Compose.Rules;

/// <summary>Looks at the ports that services publish.</summary>
public sealed class PublishedPorts : ComposeRule
{
    private static readonly CheckDescriptor Invalid = new("AXC0023", "invalid-published-port", "Published ports must have a form that Compose supports", Severity.Error, Category.Correct) { Aliases = ["compose-go/invalid-port"] };

    private static readonly CheckDescriptor Address = new("AXC0024", "invalid-host-address", "Ports must be published on an IP address", Severity.Error, Category.Correct) { Aliases = ["compose-go/invalid-ip"] };

    private static readonly CheckDescriptor Duplicate = new("AXC0038", "duplicate-published-port", "Services must not publish the same port of the host", Severity.Error, Category.Correct) { Aliases = ["dclint/no-duplicate-exported-ports"] };

    private static readonly CheckDescriptor Unquoted = new("AXC1011", "unquoted-port", "Quote ports", Severity.Info, Category.Correct) { Aliases = ["dclint/require-quotes-in-ports"], Fix = FixSafety.Safe };

    private static readonly CheckDescriptor Unbound = new("AXC2011", "port-on-all-interfaces", "Publish ports on the interface that needs them", Severity.Warning, Category.Secure)
    {
        Aliases = ["dclint/no-unbound-port-interfaces"],
        OptIn = true,
    };

    /// <summary>Numbers in base 60 have digits below it (https://yaml.org/type/int.html).</summary>
    private const int Base = 60;

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Invalid;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Invalid, Address, Duplicate, Unquoted, Unbound];

    /// <inheritdoc/>
    public override void Visit(ComposeFile file, RuleContext context)
    {
        var published = new Dictionary<string, List<(PublishedPort Port, PortRange Range, ComposeService Service)>>(StringComparer.Ordinal);
        foreach (var service in file.Services.Where(static service => service.Get("ports") is not null && service.Profiles.IsEmpty))
        {
            if (FindRival(service, published) is { } rival)
            {
                context.Report(Duplicate, service.Mapping.Find("ports")?.Key.Span ?? service.Key.Span, $"Service {service.Name} publishes port {rival.Range.First} of the host, which {rival.Service.Name} publishes already, so only one of them starts. Use another port.");
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(ComposeService service, ComposeFile file, RuleContext context)
    {
        foreach (var port in service.Ports)
        {
            CheckForm(service, port, context);
            CheckAddress(service, port, context);
        }

        CheckInterfaces(service, context);

        foreach (var item in service.Items("ports").Concat(service.Items("expose")))
        {
            CheckQuotes(item, context);
        }
    }

    /// <summary>A port of a service that another one publishes, too, on the same address by the same protocol; adds its ports to what is published.</summary>
    private static (PortRange Range, ComposeService Service)? FindRival(ComposeService service, Dictionary<string, List<(PublishedPort Port, PortRange Range, ComposeService Service)>> published)
    {
        (PortRange, ComposeService)? found = null;
        foreach (var port in service.Ports)
        {
            if (PortRange.Parse(port.Host) is not { } range || (range.Count > 1 && PortRange.Parse(port.Container) is { Count: 1 }))
            {
                // Of a range for one port of the container, Docker takes any that is free.
                continue;
            }

            if (!published.TryGetValue(port.Protocol, out var others))
            {
                published.Add(port.Protocol, others = []);
            }

            foreach (var other in others)
            {
                if (other.Service != service && other.Range.Overlaps(range) && ShareAddress(other.Port, port))
                {
                    found ??= (new PortRange(Math.Max(range.First, other.Range.First), range.Last), other.Service);
                }
            }

            others.Add((port, range, service));
        }

        return found;
    }

    private static bool ShareAddress(PublishedPort one, PublishedPort other) => IsAny(one.Address) || IsAny(other.Address) || one.Address == other.Address;

    private static bool IsAny(string? address) => address is null or "" or "0.0.0.0" or "[::]" or "::";

    private static void CheckForm(ComposeService service, PublishedPort port, RuleContext context)
    {
        if (Interpolation.HasVariable(port.Host + port.Container + port.Protocol) || (port.Container.Length == 0 && port.Node.AsMapping is not null) || port.Node.AsSequence is not null)
        {
            return;
        }

        var container = PortRange.Parse(port.Container);
        var host = port.Host.Length == 0 ? container : PortRange.Parse(port.Host);
        if (container is null || host is null)
        {
            var wrong = container is null ? port.Container : port.Host;
            context.Report(Invalid, port.Node.Span, $"Service {service.Name} publishes {PrintableText.Line(wrong)}, which is no port, so Compose rejects the file. Use a number up to 65535, or a range such as 8000-8005.");
        }
        else if (container.Value.Count > 1 && host.Value.Count != container.Value.Count)
        {
            context.Report(Invalid, port.Node.Span, $"Service {service.Name} publishes {container.Value.Count} ports as {host.Value.Count}, so Compose rejects the file. Use ranges of the same length.");
        }
    }

    private static void CheckAddress(ComposeService service, PublishedPort port, RuleContext context)
    {
        if (port.Address is { Length: > 0 } address && !Interpolation.HasVariable(address) && !IPAddress.TryParse(address.Trim('[', ']'), out _))
        {
            var place = port.Node.AsMapping?["host_ip"] ?? port.Node;
            context.Report(Address, place.Span, $"Service {service.Name} publishes a port on {PrintableText.Line(address)}, which is no IP address, so Compose rejects the file. Use an address, for example 127.0.0.1.");
        }
    }

    private static void CheckInterfaces(ComposeService service, RuleContext context)
    {
        var open = service.Ports.Where(IsOpen).Select(static port => port.Host.Length > 0 ? port.Host : port.Container).Where(static name => name.Length > 0).Distinct().ToArray();
        if (open.Length > 0 && service.Mapping.Find("ports") is { } ports)
        {
            var example = service.Ports.First(IsOpen);
            var advice = example.Node.AsMapping is null ? $"an address, for example 127.0.0.1:{example.Host}:{example.Container}" : "an address with host_ip";
            context.Report(Unbound, ports.Key.Span, $"Service {service.Name} publishes {(open.Length == 1 ? "port" : "ports")} {WordList.Join(open, "and")} on all interfaces of the host, past its firewall. Use {advice}.");
        }
    }

    /// <summary>Whether a port is on all interfaces because nothing says otherwise; what is no port at all has a finding of its own.</summary>
    private static bool IsOpen(PublishedPort port) => string.IsNullOrEmpty(port.Address) && (port.Host.Length == 0 || Interpolation.HasVariable(port.Host) || PortRange.Parse(port.Host) is not null);

    private static void CheckQuotes(YamlNode item, RuleContext context)
    {
        if (item is not YamlScalar { IsText: false, IsNull: false, Tag: null, Anchor: null } port)
        {
            return;
        }

        var isBase60 = IsBase60(port.Value);
        context.Report(
            Unquoted,
            port.Span,
            isBase60
                ? $"YAML 1.1 reads {port.Value} as one number in base 60. Quote it."
                : $"The port {port.Value} has no quotes; others with smaller numbers are read in base 60 by YAML 1.1. Quote all ports.",
            new Fix("Quote the port", [new TextEdit(port.Span, $"\"{port.Value}\"")], FixSafety.Safe),
            severity: isBase60 ? Severity.Warning : null);
    }

    private static bool IsBase60(string text)
    {
        var parts = text.Split(':');
        return parts.Length > 1
            && parts.All(static part => part.Length > 0 && !part.AsSpan().ContainsAnyExceptInRange('0', '9'))
            && parts.Skip(1).All(static part => part.Length <= 2 && int.Parse(part, CultureInfo.InvariantCulture) < Base);
    }
}
