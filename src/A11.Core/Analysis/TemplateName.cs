using System.Collections.Frozen;
using A11.Core.Files;

namespace A11.Core.Analysis;

/// <summary>Names that say that a file is a template for another one: <c>Dockerfile.tmpl</c>, <c>compose.yaml.j2</c>, <c>Makefile.in</c>.</summary>
internal static class TemplateName
{
    /// <summary>The extensions of template languages: Go, Jinja, ERB, EJS, Mustache, Handlebars, Liquid, Nunjucks, Twig, FreeMarker, Velocity, T4, m4, consul-template, autoconf, envsubst.</summary>
    private static readonly FrozenSet<string> Extensions = FrozenSet.ToFrozenSet(
        [".tmpl", ".tpl", ".gotmpl", ".template", ".j2", ".jinja", ".jinja2", ".erb", ".ejs", ".mustache", ".hbs", ".handlebars", ".liquid", ".njk", ".twig", ".ftl", ".vm", ".tt", ".m4", ".ctmpl", ".in", ".envsubst"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The path of the file that is made of the template; null where the name says nothing of a template.</summary>
    public static string? Strip(string path)
    {
        var extension = RepositoryPath.Extension(path);
        return !extension.IsEmpty && Extensions.Contains(extension.ToString()) ? path[..^extension.Length] : null;
    }
}
