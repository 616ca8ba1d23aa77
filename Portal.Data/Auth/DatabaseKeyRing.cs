using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Portal.Data.Auth;

/// <summary>Keeps the Data Protection key ring in the database, so that every node reads what any node wrote.</summary>
/// <param name="contexts">Asked for when a key is: routes are mapped, which asks for the ring, before anybody has looked at the database's settings.</param>
internal sealed class DatabaseKeyRing(Func<IDbContextFactory<PortalDbContext>> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts().CreateDbContext();
        return [.. db.DataProtectionKeys.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts().CreateDbContext();
        db.DataProtectionKeys.Add(new DataProtectionKeyRow
        {
            FriendlyName = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
        });
        db.SaveChanges();
    }
}
