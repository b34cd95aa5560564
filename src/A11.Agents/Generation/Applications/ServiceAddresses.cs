namespace A11.Agents.Generation.Applications;

/// <summary>The variables by which a program learns of the services that it needs.</summary>
internal static class ServiceAddresses
{
    private static readonly string[] SecretWords = ["SECRET", "PASSWORD", "TOKEN", "KEY"];

    /// <summary>Whether a variable holds a secret, by its name.</summary>
    public static bool IsSecret(string name) => SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A variable of each service: one that the sources read, else the usual one. Services come first whose clients the program has: a variable that two could be meant by is about one of these.</summary>
    /// <param name="application">The program.</param>
    /// <param name="services">The services.</param>
    private static IEnumerable<(string Variable, BackingService Service)> Assign(Application application, BackingService[] services)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in services.OrderByDescending(service => application.Services.Any(used => used.Kind == service.Kind)).ToArray())
        {
            var name = application.Variables.FirstOrDefault(name => service.Variables.Contains(name, StringComparer.OrdinalIgnoreCase) && !taken.Contains(name))
                ?? (taken.Contains(service.Variables[0]) ? $"{service.Kind.ToUpperInvariant()}_URL" : service.Variables[0]);
            _ = taken.Add(name);
            yield return (name, service);
        }
    }

    /// <summary>The variables by which a program learns of its services, with their values as compose files have them: as its framework reads them, else an address of each.</summary>
    /// <param name="application">The program.</param>
    /// <param name="services">The services.</param>
    public static IEnumerable<(string Name, string Value)> Connect(Application application, BackingService[] services) => Assign(application, services).SelectMany(address => application.Connect(address.Service)
        ?? [(address.Variable, address.Variable.StartsWith("ConnectionStrings__", StringComparison.Ordinal) ? address.Service.ConnectionString : address.Service.Url)]);
}
