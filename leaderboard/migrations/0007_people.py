from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('leaderboard', '0004_review_queue'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='act',
            options={'ordering': ['id'], 'permissions': [('merge', 'Can merge entries of the catalogue, and papers')]},
        ),
    ]
